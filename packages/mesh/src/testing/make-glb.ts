import { Document, NodeIO, type Material, type Node, type Primitive } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import draco from 'draco3dgltf';
import { MeshoptEncoder } from 'meshoptimizer';

/** A document with one scene, and the few things that tests build models of. */
export function newModel() {
  const document = new Document();
  const buffer = document.createBuffer();
  const scene = document.createScene();
  const accessor = (
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4',
    array: Float32Array | Uint32Array | Uint16Array,
  ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  return {
    document,
    scene,
    accessor,
    /** Puts a shape into the scene. */
    add(shape: Shape, material: Material | null = null): { node: Node; primitive: Primitive } {
      const primitive = document
        .createPrimitive()
        .setAttribute('POSITION', accessor('VEC3', shape.positions))
        .setAttribute('NORMAL', accessor('VEC3', shape.normals))
        .setAttribute('TEXCOORD_0', accessor('VEC2', shape.uvs))
        .setIndices(accessor('SCALAR', shape.indices));
      if (material) primitive.setMaterial(material);
      const node = document.createNode().setMesh(document.createMesh().addPrimitive(primitive));
      scene.addChild(node);
      return { node, primitive };
    },
  };
}

export interface Shape {
  positions: Float32Array;
  normals: Float32Array;
  uvs: Float32Array;
  indices: Uint32Array;
}

/** A ball of radius 1. */
export function ball(segments = 48): Shape {
  const positions: number[] = [];
  const uvs: number[] = [];
  const indices: number[] = [];
  const rows = segments / 2;
  for (let y = 0; y <= rows; y++)
    for (let x = 0; x <= segments; x++) {
      const polar = (y / rows) * Math.PI;
      const around = (x / segments) * Math.PI * 2;
      positions.push(
        -Math.cos(around) * Math.sin(polar),
        Math.cos(polar),
        Math.sin(around) * Math.sin(polar),
      );
      uvs.push(x / segments, y / rows);
      const at = y * (segments + 1) + x;
      if (x < segments && y < rows)
        indices.push(at, at + segments + 1, at + 1, at + 1, at + segments + 1, at + segments + 2);
    }
  const floats = Float32Array.from(positions);
  return {
    positions: floats,
    normals: floats.slice(),
    uvs: Float32Array.from(uvs),
    indices: Uint32Array.from(indices),
  };
}

/** A square of side 2 that faces +Z. */
export const square = (): Shape => ({
  positions: Float32Array.from([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]),
  normals: Float32Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]),
  uvs: Float32Array.from([0, 1, 1, 1, 1, 0, 0, 0]),
  indices: Uint32Array.from([0, 1, 2, 0, 2, 3]),
});

export async function toGlb(document: Document): Promise<Buffer> {
  await MeshoptEncoder.ready;
  const io = new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({
    'draco3d.encoder': await draco.createEncoderModule(),
    'meshopt.encoder': MeshoptEncoder,
  });
  return Buffer.from(await io.writeBinary(document));
}
