// Copies the Draco and Basis decoders out of three into a folder that the web serves under `/decoders/`:
//   node packages/viewer/scripts/copy-decoders.mjs apps/web/public/decoders
// Decoders must come from our own origin: the content security policy allows no other.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = [
  'draco/draco_decoder.wasm',
  'draco/draco_wasm_wrapper.js',
  'basis/basis_transcoder.js',
  'basis/basis_transcoder.wasm',
];

/**
 * Copies the four files into `targetFolder`, which is made when missing. Tells their paths. Throws when one is missing in
 * three: its layout has changed and the viewer's loaders with it.
 */
export function copyDecoders(targetFolder) {
  const { resolve: find } = createRequire(import.meta.url);
  return files.map((file) => {
    const target = join(targetFolder, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(find(`three/examples/jsm/libs/${file}`), target);
    return target;
  });
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [targetFolder] = process.argv.slice(2);
  if (!targetFolder) {
    process.stderr.write('Usage: node packages/viewer/scripts/copy-decoders.mjs <target folder>\n');
    process.exit(1);
  }
  for (const path of copyDecoders(targetFolder)) process.stdout.write(`${path}\n`);
}
