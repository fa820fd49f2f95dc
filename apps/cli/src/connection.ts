import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Env } from './env.ts';
import { ExitError } from './exit-error.ts';

export interface Connection {
  url: string;
  apiKey: string;
  /** The project of the first run, for who names none. */
  projectId: string | null;
}

/**
 * Where the studio is and with which key: from flags, else from the environment, else from what the first start on
 * this machine wrote down.
 */
export async function findConnection(flags: { url?: string; key?: string }, env: Env): Promise<Connection> {
  const url = flags.url ?? env.url;
  const apiKey = flags.key ?? env.apiKey;
  const firstRun = await readFirstRun(env);
  // the key of this machine's studio is not for another one
  const local =
    firstRun && (url === null || url === undefined || sameOrigin(url, firstRun.url)) ? firstRun : null;
  const connection = {
    url: url ?? local?.url,
    apiKey: apiKey ?? local?.apiKey,
    projectId: apiKey && apiKey !== local?.apiKey ? null : (local?.projectId ?? null),
  };
  if (!connection.url || !connection.apiKey)
    throw new ExitError(
      'usage',
      connection.url ? 'There is no API key for this studio.' : 'No studio was found on this machine.',
      'Start one with npm start, or give --url and --key, or set MAQUETTE_URL and MAQUETTE_API_KEY.',
    );
  if (!URL.canParse(connection.url)) throw new ExitError('usage', `"${connection.url}" is not an address.`);
  return { url: connection.url, apiKey: connection.apiKey, projectId: connection.projectId };
}

interface FirstRun {
  url: string;
  apiKey: string;
  projectId: string;
}

async function readFirstRun(env: Env): Promise<FirstRun | null> {
  const standard = fileURLToPath(new URL('../../../data', import.meta.url));
  const folder = env.dataFolder ? path.resolve(env.dataFolder) : standard;
  try {
    return JSON.parse(await readFile(path.join(folder, 'first-run.json'), 'utf8')) as FirstRun;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ExitError(
      'usage',
      `first-run.json in the data folder cannot be read: ${(error as Error).message}.`,
    );
  }
}

const sameOrigin = (a: string, b: string): boolean =>
  URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin;
