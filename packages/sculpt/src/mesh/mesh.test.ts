import { describe, expect, it } from 'vitest';
import { checkManifold, weldMesh } from './manifold.ts';
import { collapseEdges } from './collapse-edges.ts';
import { occupancyOf } from '../solid/volume.ts';
import { simplifyMesh } from './simplify.ts';
import { standOnGround } from './stand-on-ground.ts';
import { stillPace } from '../testing/still-pace.ts';
import { surfaceNets } from './surface-nets.ts';
import { taubinSmooth } from './taubin.ts';
import type { Mesh } from './mesh.ts';

/** A torus of radius 10 and 4, straight from its field. */
async function torus(): Promise<Mesh> {
  const size: [number, number, number] = [36, 36, 16];
  const values = new Float32Array(size[0] * size[1] * size[2]);
  for (let i = 0; i < values.length; i++) {
    const x = (i % 36) - 17.5;
    const y = (Math.floor(i / 36) % 36) - 17.5;
    const z = Math.floor(i / 1296) - 7.5;
    values[i] = 4 - Math.hypot(Math.hypot(x, y) - 10, z);
  }
  const volume = { size, origin: [0, 0, 0] as [number, number, number], step: 1, values };
  return surfaceNets(volume, occupancyOf(volume), stillPace);
}

const eulerOf = ({ positions, faces }: Mesh) => positions.length / 3 - faces.length / 2 + faces.length / 3;

describe('simplifying', () => {
  it('keeps a torus a closed torus, by either way', async () => {
    for (const simplify of [simplifyMesh, collapseEdges]) {
      const mesh = await simplify(await torus(), 400, stillPace);
      expect(mesh.faces.length / 3).toBeLessThanOrEqual(400);
      expect(checkManifold(mesh).isWatertight).toBe(true);
      expect(eulerOf(mesh)).toBe(0);
    }
  });

  it('stops where fewer faces would tear the torus, and not before', async () => {
    const mesh = await collapseEdges(await torus(), 4, stillPace);
    expect(checkManifold(mesh).isWatertight).toBe(true);
    expect(eulerOf(mesh)).toBe(0);
    expect(mesh.faces.length / 3).toBeLessThan(60);
  });

  it('stays near the surface', async () => {
    const mesh = await collapseEdges(await torus(), 600, stillPace);
    for (let v = 0; v < mesh.positions.length; v += 3) {
      const [x, y, z] = [0, 1, 2].map((c) => mesh.positions[v + c]!) as [number, number, number];
      const off = Math.hypot(Math.hypot(x - 17.5, y - 17.5) - 10, z - 7.5) - 4;
      expect(Math.abs(off)).toBeLessThan(0.4);
    }
  });
});

describe('checkManifold', () => {
  const tetrahedron = [0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2];

  it('knows an open edge, a doubled edge and a pinched vertex', () => {
    const positions = new Float32Array(24).map((_, i) => i);
    const check = (faces: number[]) => checkManifold({ positions, faces: Uint32Array.from(faces) });
    expect(check(tetrahedron).isWatertight).toBe(true);
    expect(check(tetrahedron.slice(3))).toMatchObject({ isWatertight: false, badEdges: 3 });
    const overEdge = tetrahedron.map((v) => (v < 2 ? v : v + 2));
    expect(check([...tetrahedron, ...overEdge]).badEdges).toBeGreaterThan(0);
    const overVertex = tetrahedron.map((v) => (v === 0 ? 0 : v + 3));
    expect(check([...tetrahedron, ...overVertex])).toMatchObject({ badEdges: 0, pinchedVertices: 1 });
  });

  it('closes again what was cut along its vertices', async () => {
    const { positions, faces } = await torus();
    const loose = {
      positions: Float32Array.from([...faces].flatMap((v) => [...positions.subarray(3 * v, 3 * v + 3)])),
      faces: faces.map((_, i) => i),
    };
    expect(checkManifold(loose).isWatertight).toBe(false);
    expect(checkManifold(weldMesh(loose)).isWatertight).toBe(true);
  });
});

describe('shaping', () => {
  it('smooths without shrinking', async () => {
    const mesh = await torus();
    const radiusOf = () => Math.max(...mesh.positions.filter((_, i) => i % 3 === 0)) - 17.5;
    const before = radiusOf();
    await taubinSmooth(mesh, 10, stillPace);
    expect(radiusOf() / before).toBeCloseTo(1, 1);
  });

  it('stands on the ground, one metre long', () => {
    const positions = Float32Array.from([2, 5, -1, 6, 7, 0, 4, 6, 1]);
    standOnGround(positions);
    expect([...positions]).toEqual([-0.5, 0, -0.25, 0.5, 0.5, 0, 0, 0.25, 0.25]);
  });
});
