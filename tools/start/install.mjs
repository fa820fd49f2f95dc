import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refuseLittleSpace } from './data-folder.mjs';
import { StartRefusal, say } from './say.mjs';

const gibibyte = 1024 ** 3;

/** Installs what package-lock.json names, unless it is there. `withTools` brings what only tests and checks need. */
export function installPackages(root, { withTools }) {
  if (isInstalled(root, { withTools })) return;
  refuseLittleSpace(root, 2 * gibibyte);
  say('Installing packages (about a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withTools ? ['--include=dev'] : ['--omit=dev']),
  ];
  const { status } = spawnSync(npm, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new StartRefusal(
      'The packages could not be installed. The lines above say why; is the npm registry in reach?',
    );
}

/** Compares what is installed (npm's hidden lock file) with what the lock asks for. */
function isInstalled(root, { withTools }) {
  const hidden = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const want = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(([place, entry]) => {
    const needed =
      place.startsWith('node_modules/') &&
      !entry.optional &&
      !entry.peer &&
      (withTools || (!entry.dev && !entry.devOptional));
    return !needed || entry.link || have[place]?.version === entry.version;
  });
}

/** Generates the database client, when the schema changed. */
export async function generateClient(root) {
  const stamp = hashOf(root, ['prisma/schema', 'package-lock.json']);
  await whenChanged(
    root,
    { name: 'client', stamp, output: 'packages/db/src/generated/prisma/client.ts' },
    () => {
      say('Generating the database client …');
      runNode(root, ['node_modules/prisma/build/index.js', 'generate'], root);
    },
  );
}

/** Builds the web application, when its sources changed. */
export async function buildWeb(root) {
  const stamp = hashOf(root, [
    'apps/web',
    'packages',
    'package-lock.json',
    'tsconfig.base.json',
    'prisma/schema',
  ]);
  await whenChanged(root, { name: 'web', stamp, output: 'apps/web/.next/BUILD_ID' }, async () => {
    say('Building the web application (about a minute) …');
    await serveDecoders(root);
    runNode(root, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], path.join(root, 'apps/web'));
  });
}

/** The viewer's decoders are served from our own origin. */
export async function serveDecoders(root) {
  const { copyDecoders } = await import('../../packages/viewer/scripts/copy-decoders.mjs');
  copyDecoders(path.join(root, 'apps/web/public/decoders'));
}

async function whenChanged(root, { name, stamp, output }, work) {
  const stampFile = path.join(root, '.cache', `${name}.stamp`);
  if (
    existsSync(path.join(root, output)) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  )
    return;
  await work();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function runNode(root, args, cwd) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new StartRefusal(`${stdout}\n${stderr}\nThis step failed: node ${args.join(' ')}`);
}

const skipped = new Set(['node_modules', '.next', '.turbo', 'generated', 'decoders', 'next-env.d.ts']);

function hashOf(root, places) {
  const hash = createHash('sha256').update(process.version);
  for (const file of places.flatMap((place) => filesIn(path.join(root, place))).toSorted())
    hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(place) {
  if (!existsSync(place)) return [];
  try {
    return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
      if (skipped.has(entry.name) || entry.name.endsWith('.tsbuildinfo') || /\.test\.tsx?$/.test(entry.name))
        return [];
      const full = path.join(place, entry.name);
      return entry.isDirectory() ? filesIn(full) : [full];
    });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [place];
    throw error;
  }
}
