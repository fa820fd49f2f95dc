import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Thrown for what the person who starts Maquette has to decide; the message is for them. */
export class PostgresRefusal extends Error {}

/**
 * Makes the database cluster in `dataFolder` unless it is there, and returns its state: the password and the last port,
 * kept beside it in `<dataFolder>.json` (mode 600). A folder that somebody else filled is refused, never touched; one
 * that an interrupted run of ours left half made (the `.making` marker says so) is made anew.
 */
export async function initCluster({ dataFolder, user, runAs, run, initdb }) {
  const stateFile = `${dataFolder}.json`;
  const makingMarker = `${dataFolder}.making`;
  const exists = existsSync(path.join(dataFolder, 'PG_VERSION'));
  if (exists && existsSync(stateFile) && !existsSync(makingMarker))
    return { fresh: false, ...readState(stateFile) };
  if (exists && !existsSync(makingMarker))
    throw new PostgresRefusal(
      `${dataFolder} holds a PostgreSQL database that Maquette did not make (its key file ${path.basename(stateFile)} is missing). ` +
        'Choose another folder with MAQUETTE_DATA_DIR, or set DATABASE_URL to use that database.',
    );

  writeFileSync(makingMarker, '', { mode: 0o600 });
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (runAs.uid) chownSync(dataFolder, runAs.uid, runAs.gid);
  const password = randomBytes(18).toString('base64url');
  // A file, because Node's pipes are sockets and initdb cannot open those by path.
  const passwordFile = path.join(os.tmpdir(), `maquette-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (runAs.uid) chownSync(passwordFile, runAs.uid, runAs.gid);
  try {
    await runInitdb({ run, initdb, dataFolder, user, passwordFile });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const state = { password, port: 0 };
  writeFileSync(stateFile, JSON.stringify(state), { mode: 0o600 });
  rmSync(makingMarker);
  return { fresh: true, ...state };
}

/** Remembers the port, so that a restart keeps the address. */
export const saveState = (dataFolder, { password, port }) =>
  writeFileSync(`${dataFolder}.json`, JSON.stringify({ password, port }), { mode: 0o600 });

function readState(stateFile) {
  try {
    const { password, port } = JSON.parse(readFileSync(stateFile, 'utf8'));
    return { password, port };
  } catch {
    throw new PostgresRefusal(
      `${stateFile} cannot be read. It holds the password of the database beside it; restore it from a backup.`,
    );
  }
}

async function runInitdb({ run, initdb, dataFolder, user, passwordFile }) {
  const child = run(
    initdb,
    [
      `--pgdata=${dataFolder}`,
      '--auth=scram-sha-256',
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // The same sort order on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => ((output += error.message), resolve(-1)));
    child.on('close', resolve);
  });
  if (code === 0) return;
  if (/No space left/.test(output))
    throw new PostgresRefusal(
      'The disk is full: the database could not be made. Free some space and start again.',
    );
  throw new Error(`initdb failed: ${output}`);
}

/** What the package's own install script does; needed where install scripts are switched off. */
export function linkLibraries(packageFolder) {
  const listFile = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(listFile)) return;
  for (const { source, target } of JSON.parse(readFileSync(listFile, 'utf8'))) {
    const link = path.join(packageFolder, target);
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}
