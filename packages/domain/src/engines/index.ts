/** What carries operations out. A worker offers engines; an operation names those that can do it. */
export const engineIds = ['sculpt', 'mesh', 'hunyuan3d-2.1'] as const;
export type EngineId = (typeof engineIds)[number];

export interface EngineInfo {
  id: EngineId;
  name: string;
  runsOn: 'cpu' | 'gpu';
  /** One sentence that is shown where it is chosen. */
  summary: string;
  /** Part of the default install: jobs are accepted even while no worker is online. */
  builtIn: boolean;
}

export const engines: Record<EngineId, EngineInfo> = {
  sculpt: {
    id: 'sculpt',
    name: 'Sculpt',
    runsOn: 'cpu',
    summary: 'Draft (CPU): the back is a guess.',
    builtIn: true,
  },
  mesh: { id: 'mesh', name: 'Mesh', runsOn: 'cpu', summary: 'Works on existing models.', builtIn: true },
  'hunyuan3d-2.1': {
    id: 'hunyuan3d-2.1',
    name: 'Hunyuan3D 2.1',
    runsOn: 'gpu',
    summary: 'Textured PBR models on a GPU host.',
    builtIn: false,
  },
};

/** What a worker says that it can do. */
export interface EngineOffer {
  engine: EngineId;
  revision: string;
  operations: string[];
  /** Jobs of this engine that it runs at once. */
  slots: number;
}

export type EngineState =
  | { engine: EngineId; available: true; workersOnline: number; slots: number }
  | { engine: EngineId; available: false; workersOnline: 0; slots: 0; reason: string; whatToDo: string };
