import { readFile } from 'node:fs/promises';
import { NodeIO, type Document } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import draco from 'draco3dgltf';
import { validateBytes } from 'gltf-validator';
import { MeshoptDecoder } from 'meshoptimizer';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { Finding, Work } from '../child/protocol.ts';
import { damagedModel } from '../refusals.ts';
import { checkClaims } from './check-claims.ts';
import { measureModel } from './measure-model.ts';
import { measureTextures } from './measure-textures.ts';
import { readGlb } from './read-glb.ts';

/** A model with more remarks than this is not looked at further. */
const issuesMax = 10_000;

/**
 * Checks a GLB from the outside in: the container, what it claims, Khronos' validator (any error refuses),
 * then its contents, decompressed. Nothing is fetched, nothing is changed.
 */
export async function checkModel(work: Work & { kind: 'model' }): Promise<Result<Finding>> {
  const file = await readFile(work.path);
  const json = readGlb(file);
  if (!json.ok) return json;
  const claims = checkClaims(json.value);
  if (!claims.ok) return claims;
  const valid = await validate(file);
  if (!valid.ok) return valid;
  const document = await open(file);
  if (!document) return damagedModel('its compressed data cannot be unpacked.');

  const textures = measureTextures(document);
  if (!textures.ok) return textures;
  const measured = measureModel(document);
  if (measured.faces === 0)
    return refuse('file.empty', 'This model has nothing in it: it has no faces.', {
      field: 'file',
      suggestion: 'Export it again with its meshes.',
    });
  const root = document.getRoot();
  return ok({
    kind: 'model',
    facts: {
      kind: 'model',
      ...measured,
      meshes: root.listMeshes().length,
      materials: root.listMaterials().length,
      textures: textures.value,
      animations: root.listAnimations().length,
      bytes: file.length,
      validatorErrors: 0,
      validatorWarnings: valid.value.warnings,
    },
  });
}

async function validate(file: Uint8Array): Promise<Result<{ warnings: number }>> {
  const { issues } = await validateBytes(file, {
    format: 'glb',
    maxIssues: issuesMax,
    writeTimestamp: false,
    externalResourceFunction: () => Promise.reject(new Error('Nothing is fetched.')),
  });
  const error = issues.messages.find((issue) => issue.severity === 0);
  if (error) {
    const place = error.pointer ? ` (at ${error.pointer.slice(0, 80)})` : '';
    return damagedModel(`it breaks the glTF format${place}: ${error.message.slice(0, 200)}`);
  }
  if (issues.truncated) return damagedModel(`it has more than ${issuesMax} faults.`);
  return ok({ warnings: issues.numWarnings });
}

/** Reads and decompresses; null when a decoder gives up. */
async function open(file: Uint8Array): Promise<Document | null> {
  const io = new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({
    'draco3d.decoder': await draco.createDecoderModule(),
    'meshopt.decoder': MeshoptDecoder,
  });
  try {
    return await io.readBinary(file);
  } catch {
    return null;
  }
}
