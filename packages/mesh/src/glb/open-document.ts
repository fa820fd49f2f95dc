// oxlint-disable-next-line typescript/triple-slash-reference -- so that programs which import this room find it
/// <reference path="./draco3dgltf.d.ts" />
import { Logger, NodeIO, type Document } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import draco from 'draco3dgltf';
import { MeshoptDecoder } from 'meshoptimizer';
import { parseGlb } from './glb-container.ts';

/**
 * Opens a GLB with geometry decoded, whether plain, Draco or meshopt. Never reads anything beside the file itself.
 * Throws `GlbDamaged`, or what the decoders throw.
 */
export async function openDocument(file: Buffer): Promise<Document> {
  const { json } = parseGlb(file);
  const used = new Set(json.extensionsUsed);
  const io = new NodeIO().setLogger(silent).registerExtensions(ALL_EXTENSIONS);
  if (used.has('KHR_draco_mesh_compression'))
    io.registerDependencies({ 'draco3d.decoder': await draco.createDecoderModule() });
  if (used.has('EXT_meshopt_compression') || used.has('KHR_meshopt_compression')) {
    await MeshoptDecoder.ready;
    io.registerDependencies({ 'meshopt.decoder': MeshoptDecoder });
  }
  return io.readBinary(new Uint8Array(file.buffer, file.byteOffset, file.length));
}

/** What a file lacks is nothing that an operator of ours could mend. */
const silent = new Logger(Logger.Verbosity.SILENT);
