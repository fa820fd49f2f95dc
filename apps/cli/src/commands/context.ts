import type { Connection } from '../connection.ts';
import type { RestClient } from '../rest-client.ts';
import type { Screen } from '../screen.ts';

/** What every command works with. */
export interface CommandContext {
  client: RestClient;
  connection: Connection;
  screen: Screen;
  /** Paths are relative to this folder. */
  workingFolder: string;
  /** Write what the API answered, for programs. */
  json: boolean;
}
