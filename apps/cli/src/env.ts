/** What the command takes from its surroundings; flags win over it. */
export interface Env {
  url: string | null;
  apiKey: string | null;
  dataFolder: string | null;
  /** Where the command was typed; npm changes the working directory, and says where it was. */
  workingFolder: string;
}

export const readEnv = (): Env => ({
  url: process.env.MAQUETTE_URL || null,
  apiKey: process.env.MAQUETTE_API_KEY || null,
  dataFolder: process.env.MAQUETTE_DATA_DIR || null,
  workingFolder: process.env.INIT_CWD || process.cwd(),
});
