import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * A real Redis for the tests: the one on the PATH, or Debian's package unpacked into .cache (no root needed).
 * @returns {{ server: string, libraryPath: string | null }} `libraryPath` goes into LD_LIBRARY_PATH
 */
export function findRedis(root) {
  const installed = spawnSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).stdout.trim();
  if (installed) return { server: installed, libraryPath: null };
  const folder = path.join(root, '.cache/redis');
  const server = path.join(folder, 'usr/bin/redis-server');
  if (!existsSync(server)) unpackDebianRedis(folder);
  const libraries = path.join(folder, 'usr/lib');
  const architectures = readdirSync(libraries).filter((name) => name.includes('linux-gnu'));
  return { server, libraryPath: architectures.map((name) => path.join(libraries, name)).join(':') };
}

const packages = [
  'redis-server',
  'redis-tools',
  'libhiredis0.14',
  'libjemalloc2',
  'liblua5.1-0',
  'lua-bitop',
  'lua-cjson',
  'liblzf1',
  'libatomic1',
];

function unpackDebianRedis(folder) {
  mkdirSync(folder, { recursive: true });
  try {
    if (process.getuid?.() === 0) execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['download', ...packages], { cwd: folder, stdio: 'ignore' });
  } catch {
    throw new Error(
      'The tests need redis-server. Install it (on Debian: apt-get install redis-server) and run them again.',
    );
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    execFileSync('dpkg', ['-x', file, '.'], { cwd: folder });
}
