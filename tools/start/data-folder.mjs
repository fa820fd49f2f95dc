import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isProcessAlive } from '../postgres/process-alive.mjs';
import { StartRefusal } from './say.mjs';

const mebibyte = 1024 * 1024;
/** A fresh database takes about 60 MB; the rest is room to work. */
const freeBytesMin = 256 * mebibyte;

/**
 * Opens the data folder: makes it, checks that it can be written and has room, and takes its lock, so that two
 * Maquettes never work on one folder.
 * @returns {{ folder: string, note(state: object): void, release(): void }} `note` writes run.json, what runs now
 */
export function openDataFolder({ dataFolder, url }) {
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (error) {
    throw new StartRefusal(
      `The data folder ${dataFolder} cannot be made (${error.code}). Choose another one with MAQUETTE_DATA_DIR.`,
    );
  }
  refuseLittleSpace(dataFolder);
  const lockFile = path.join(dataFolder, 'start.lock');
  const runFile = path.join(dataFolder, 'run.json');
  takeLock({ lockFile, dataFolder, url });
  return {
    folder: dataFolder,
    note: (state) => writeWhole(runFile, `${JSON.stringify(state, null, 2)}\n`, 0o644),
    release() {
      rmSync(runFile, { force: true });
      rmSync(lockFile, { force: true });
    },
  };
}

/** Refuses when the disk that holds `folder` has less room than `bytes`. */
export function refuseLittleSpace(folder, bytes = freeBytesMin) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes)
    throw new StartRefusal(
      `The disk of ${folder} is full: ${Math.floor(free / mebibyte)} MB free, ${Math.ceil(bytes / mebibyte)} MB needed. ` +
        'Free some space, or choose a folder on another disk with MAQUETTE_DATA_DIR.',
    );
}

function takeLock({ lockFile, dataFolder, url }) {
  const mine = JSON.stringify({ pid: process.pid, url, startedAt: new Date().toISOString() });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return writeFileSync(lockFile, mine, { flag: 'wx' });
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
        throw new StartRefusal(
          `The data folder ${dataFolder} cannot be written. Choose another one with MAQUETTE_DATA_DIR.`,
        );
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readHolder(lockFile);
    if (holder && isProcessAlive(holder.pid) && isStarter(holder.pid))
      throw new StartRefusal(
        `Maquette already runs on ${dataFolder} (process ${holder.pid}, ${holder.url}). ` +
          'Use that one, stop it, or choose another folder with MAQUETTE_DATA_DIR.',
      );
    rmSync(lockFile, { force: true });
  }
  throw new StartRefusal(`Another Maquette is starting on ${dataFolder} right now.`);
}

function readHolder(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8'));
  } catch {
    return null;
  }
}

/** After a crash and a reboot the pid in the lock may belong to any program. */
function isStarter(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs');
  } catch {
    return process.platform !== 'linux';
  }
}

/** Keys of this installation, made once: `{ MAQUETTE_SECRET, MAQUETTE_WORKER_TOKEN }`. The environment wins. */
export function readSecrets(dataFolder, env) {
  return keepSecrets(dataFolder, (kept) => ({
    MAQUETTE_SECRET: env.MAQUETTE_SECRET ?? kept.MAQUETTE_SECRET ?? randomSecret(),
    MAQUETTE_WORKER_TOKEN: env.MAQUETTE_WORKER_TOKEN ?? kept.MAQUETTE_WORKER_TOKEN ?? randomSecret(),
  }));
}

/**
 * What the Stripe double of this installation is known by, made once, and its port as it was last time.
 * @returns {{ STRIPE_DOUBLE_KEY: string, STRIPE_DOUBLE_WEBHOOK_SECRET: string, STRIPE_DOUBLE_PORT: number | null }}
 */
export function readDoubleSecrets(dataFolder) {
  return keepSecrets(dataFolder, (kept) => ({
    STRIPE_DOUBLE_KEY: kept.STRIPE_DOUBLE_KEY ?? `sk_test_double_${randomSecret()}`,
    STRIPE_DOUBLE_WEBHOOK_SECRET: kept.STRIPE_DOUBLE_WEBHOOK_SECRET ?? `whsec_${randomSecret()}`,
    STRIPE_DOUBLE_PORT: kept.STRIPE_DOUBLE_PORT ?? null,
  }));
}

/** Keeps the port of the double, so that links to its documents stay good. */
export function keepDoublePort(dataFolder, port) {
  keepSecrets(dataFolder, () => ({ STRIPE_DOUBLE_PORT: port }));
}

const randomSecret = () => randomBytes(32).toString('base64url');

/** Adds to `secrets.json` what `make` says, beside what stands there. */
function keepSecrets(dataFolder, make) {
  const file = path.join(dataFolder, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = make(kept);
  const all = { ...kept, ...secrets };
  if (JSON.stringify(kept) !== JSON.stringify(all)) writeWhole(file, JSON.stringify(all), 0o600);
  return secrets;
}

/** All of the file or none of it. */
function writeWhole(file, text, mode) {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}
