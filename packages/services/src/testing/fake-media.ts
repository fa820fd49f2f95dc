import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import type { ModelFacts } from '@maquette/domain/assets';
import { ok, refuse } from '@maquette/domain/result';
import type { Media, UntrustedFile } from '@maquette/media';

/** Takes a file that begins with `glTF` for a sound model, and one that begins with `RIFF` for a thumbnail. */
export function createFakeMedia(): Media {
  const keep = async (file: UntrustedFile) => {
    const path = `${file.path}.checked`;
    await copyFile(file.path, path);
    return {
      path,
      sha256: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    };
  };
  const begins = async (file: UntrustedFile, magic: string) =>
    (await readFile(file.path)).subarray(0, 4).toString() === magic;
  return {
    checkUpload: async () => refuse('file.type', 'not in these tests'),
    async checkModel(file) {
      if (!(await begins(file, 'glTF'))) return refuse('file.damaged', 'This is not a sound GLB.');
      return ok({
        kind: 'model',
        mime: 'model/gltf-binary',
        facts: modelFacts(file.bytes),
        ...(await keep(file)),
      });
    },
    async checkThumbnail(file) {
      if (!(await begins(file, 'RIFF'))) return refuse('file.type', 'This is not a picture.');
      const kept = await keep(file);
      const facts = {
        kind: 'image' as const,
        widthPixels: 512,
        heightPixels: 512,
        hasAlpha: true,
        bytes: file.bytes,
      };
      return ok({ kind: 'image', mime: 'image/webp', thumbnailPath: kept.path, facts, ...kept });
    },
    close: async () => {},
  };
}

const modelFacts = (bytes: number): ModelFacts => ({
  kind: 'model',
  faces: 12,
  vertices: 8,
  meshes: 1,
  materials: 1,
  textures: [],
  animations: 0,
  sizeMetres: [1, 1, 1],
  bytes,
  watertight: true,
  openEdges: 0,
  validatorErrors: 0,
  validatorWarnings: 0,
});
