import type { Document, Node, Primitive, Scene } from '@gltf-transform/core';
import { poseVertices } from './pose-vertices.ts';
import { readFloats } from './read-floats.ts';
import { readMaterial, type Material } from './read-material.ts';
import { triangulate } from './triangulate.ts';

/** Triangles of one material, in world space. */
export interface Surface {
  positions: Float32Array;
  /** null: flat, as the specification asks where a file gives none. */
  normals: Float32Array | null;
  /** RGBA, linear, four per vertex. */
  colours: Float32Array | null;
  /** By texture coordinate set. */
  uvs: (Float32Array | null)[];
  triangles: Uint32Array;
  material: Material;
}

/** Everything that the default scene shows as triangles, at rest. Surfaces without triangles are left out. */
export function readScene(document: Document): Surface[] {
  const surfaces: Surface[] = [];
  const materials = new Map<unknown, Material>();
  for (const node of nodesOf(document)) {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const key = primitive.getMaterial();
      const material = materials.get(key) ?? readMaterial(key);
      materials.set(key, material);
      const surface = readSurface(node, primitive, material);
      if (surface) surfaces.push(surface);
    }
  }
  return surfaces;
}

function nodesOf(document: Document): Node[] {
  const root = document.getRoot();
  const scene: Scene | null = root.getDefaultScene() ?? root.listScenes()[0] ?? null;
  if (!scene) return root.listNodes();
  const nodes: Node[] = [];
  scene.traverse((node) => nodes.push(node));
  return nodes;
}

function readSurface(node: Node, primitive: Primitive, material: Material): Surface | null {
  const vertices = poseVertices(node, primitive);
  if (!vertices) return null;
  const triangles = finiteOnly(triangulate(primitive, vertices.positions.length / 3), vertices.positions);
  if (triangles.length === 0) return null;
  const colours = primitive.getAttribute('COLOR_0');
  const uvs = [0, 1, 2, 3].map((set) => primitive.getAttribute(`TEXCOORD_${set}`));
  return {
    ...vertices,
    colours: colours && withAlpha(readFloats(colours), colours.getElementSize()),
    uvs: uvs.map((uv) => uv && readFloats(uv)),
    triangles,
    material,
  };
}

function finiteOnly(triangles: Uint32Array, positions: Float32Array): Uint32Array {
  if (positions.every(Number.isFinite)) return triangles;
  const isFiniteVertex = (v: number) =>
    Number.isFinite(positions[v * 3]! + positions[v * 3 + 1]! + positions[v * 3 + 2]!);
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = triangles.subarray(t, t + 3);
    if (corners.every(isFiniteVertex)) kept.push(...corners);
  }
  return Uint32Array.from(kept);
}

function withAlpha(colours: Float32Array, width: number): Float32Array {
  if (width === 4) return colours;
  const out = new Float32Array((colours.length / 3) * 4).fill(1);
  for (let i = 0; i < colours.length / 3; i++) out.set(colours.subarray(i * 3, i * 3 + 3), i * 4);
  return out;
}
