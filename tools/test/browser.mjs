import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A real browser: the one that is installed, or the Chromium that comes as an npm package, which needs nothing of the system.
 * @returns {Promise<{ executablePath: string, libraryPath: string | null }>} `libraryPath` goes into LD_LIBRARY_PATH
 */
export async function findBrowser(root) {
  const known = [process.env.CHROMIUM, ...installed].find((file) => file && existsSync(file));
  if (known) return { executablePath: known, libraryPath: null };
  const folder = path.join(root, '.cache/chromium');
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder; // it unpacks itself into the folder for temporary files
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  return { executablePath, libraryPath: unpackLibraries(folder) };
}

/** NSS and its friends, which a bare system lacks, lie packed beside the browser. */
function unpackLibraries(folder) {
  const target = path.join(folder, 'al2023');
  if (!existsSync(path.join(target, 'lib'))) {
    const packed = path.join(
      path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
      '../../bin/al2023.tar.br',
    );
    mkdirSync(target, { recursive: true });
    const tar = path.join(folder, 'al2023.tar');
    writeFileSync(tar, brotliDecompressSync(readFileSync(packed)));
    execFileSync('tar', ['-xf', tar, '-C', target]);
  }
  return path.join(target, 'lib');
}
