/** A closed tetrahedron: four corners, four faces, one metre to each side. */
export const tetrahedron = {
  positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]),
  indices: Uint16Array.from([0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3]),
};

/** The JSON and data of a glTF with one mesh; tests change what they are about. */
export function makeGltf(mesh: { positions: Float32Array; indices: Uint16Array } = tetrahedron) {
  const { positions, indices } = mesh;
  const bin = Buffer.concat([Buffer.from(positions.buffer), Buffer.from(indices.buffer)]);
  const axes = [0, 1, 2].map((axis) => positions.filter((_, i) => i % 3 === axis));
  const json = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }] as Record<string, unknown>[],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }] as Record<string, unknown>[],
    accessors: [
      {
        bufferView: 0,
        componentType: 5126,
        type: 'VEC3',
        count: positions.length / 3,
        min: axes.map((values) => Math.min(...values)),
        max: axes.map((values) => Math.max(...values)),
      },
      { bufferView: 1, componentType: 5123, type: 'SCALAR', count: indices.length },
    ] as Record<string, unknown>[],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: positions.byteLength, target: 34962 },
      { buffer: 0, byteOffset: positions.byteLength, byteLength: indices.byteLength, target: 34963 },
    ] as Record<string, unknown>[],
    buffers: [{ byteLength: bin.length }] as Record<string, unknown>[],
  };
  return { json, bin };
}

/** Packs a GLB: header, JSON padded with spaces, data padded with zeros. */
export function packGlb(json: object | string, bin?: Buffer, more: Buffer = Buffer.alloc(0)): Buffer {
  const text = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
  const chunks = [chunk('JSON', text, 0x20), ...(bin ? [chunk('BIN\0', bin, 0)] : []), more];
  const body = Buffer.concat(chunks);
  const header = Buffer.alloc(12);
  header.write('glTF', 'latin1');
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(12 + body.length, 8);
  return Buffer.concat([header, body]);
}

/** One chunk of a GLB with its head. */
export function chunk(type: string, content: Buffer, padding: number): Buffer {
  const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4, padding)]);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(padded.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, padded]);
}
