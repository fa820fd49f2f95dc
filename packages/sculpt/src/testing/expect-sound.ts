import { validateBytes } from 'gltf-validator';
import { expect } from 'vitest';
import { checkManifold, weldMesh } from '../mesh/manifold.ts';
import { extentOf } from './render.ts';
import { readModel } from './read-model.ts';

/** What every model must be: valid glTF, watertight once its cuts are welded, 1 m long, standing on the ground, centred. */
export async function expectSound(file: Buffer): Promise<void> {
  const { issues } = await validateBytes(new Uint8Array(file));
  expect(issues.messages.map(({ code }) => code)).toEqual([]);
  const model = await readModel(file);
  expect(checkManifold(weldMesh(model))).toMatchObject({
    badEdges: 0,
    degenerateFaces: 0,
    isWatertight: true,
  });
  const { low, high } = extentOf(model.positions);
  const sides = low.map((v, axis) => high[axis]! - v);
  expect(Math.max(...sides)).toBeCloseTo(1, 5);
  expect(low[1]).toBeCloseTo(0, 5);
  expect(low[0]! + high[0]!).toBeCloseTo(0, 5);
  expect(low[2]! + high[2]!).toBeCloseTo(0, 5);
}

/** Holes of a closed mesh, all parts together, from Euler's formula: V - E + F = 2 (parts - holes). */
export async function countHoles(file: Buffer): Promise<{ parts: number; holes: number }> {
  const { positions, faces } = weldMesh(await readModel(file));
  const parent = Int32Array.from({ length: positions.length / 3 }, (_, v) => v);
  const rootOf = (v: number): number => {
    let root = v;
    while (parent[root] !== root) root = parent[root]!;
    parent[v] = root;
    return root;
  };
  for (let f = 0; f < faces.length; f += 3) {
    parent[rootOf(faces[f]!)] = rootOf(faces[f + 1]!);
    parent[rootOf(faces[f + 1]!)] = rootOf(faces[f + 2]!);
  }
  const used = new Set(faces);
  const parts = new Set([...used].map(rootOf)).size;
  const euler = used.size - faces.length / 2 + faces.length / 3;
  return { parts, holes: parts - euler / 2 };
}
