import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAtlas } from './atlas.ts';
import { occupancyOf } from '../solid/volume.ts';
import { packBoxes } from './pack.ts';
import { rasterFace } from './raster.ts';
import { stillPace } from '../testing/still-pace.ts';
import { surfaceNets } from '../mesh/surface-nets.ts';

describe('packBoxes', () => {
  it('never overlaps and never leaves the square', () => {
    const box = fc.record({
      width: fc.integer({ min: 1, max: 30 }),
      height: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 25 }), (boxes) => {
        const places = packBoxes(boxes, 64);
        const taken = new Set<number>();
        places?.forEach(({ x, y }, i) => {
          for (let v = y; v < y + boxes[i]!.height; v++) {
            for (let u = x; u < x + boxes[i]!.width; u++) {
              expect(u < 64 && v < 64 && !taken.has(v * 64 + u)).toBe(true);
              taken.add(v * 64 + u);
            }
          }
        });
      }),
    );
  });

  it('fits four quarters exactly and refuses a fifth', () => {
    const quarter = { width: 32, height: 32 };
    expect(packBoxes([quarter, quarter, quarter, quarter], 64)).not.toBeNull();
    expect(packBoxes([quarter, quarter, quarter, quarter, quarter], 64)).toBeNull();
  });
});

describe('createAtlas', () => {
  it('lays a knotty shape out without two faces on one texel, tangents along u', async () => {
    const size: [number, number, number] = [40, 40, 40];
    const values = new Float32Array(64_000);
    for (let i = 0; i < values.length; i++) {
      const [x, y, z] = [(i % 40) - 19.5, (Math.floor(i / 40) % 40) - 19.5, Math.floor(i / 1600) - 19.5];
      values[i] = 13 - Math.hypot(x, y, z) + 3 * Math.sin(x * 0.7) * Math.sin(y * 0.8) * Math.sin(z * 0.6);
    }
    const volume = { size, origin: [-0.5, -0.5, -0.5] as [number, number, number], step: 1 / 40, values };
    const mesh = await surfaceNets(volume, occupancyOf(volume), stillPace);
    const options = { size: 512, favour: [1, 1, 1.5] as [number, number, number], density: () => 1 };
    const atlas = await createAtlas(mesh, options, stillPace);
    const faceOf = new Int32Array(512 * 512).fill(-1);
    let overlaps = 0;
    let covered = 0;
    for (let f = 0; f < atlas.faces.length / 3; f++) {
      rasterFace(atlas, f, (texel, face, a, b, c) => {
        // Texels on a common edge belong to both faces.
        const isOnEdge = Math.min(a, b, c) < 0.02;
        if (faceOf[texel]! >= 0 && !isOnEdge) overlaps++;
        if (faceOf[texel]! < 0) covered++;
        if (!isOnEdge) faceOf[texel] = face;
      });
    }
    expect(overlaps / covered).toBeLessThan(0.002);
    expect(covered).toBeGreaterThan(0.35 * 512 * 512);
    for (let v = 0; v < atlas.sourceVertex.length; v++) {
      const [t, n] = [atlas.tangents.subarray(4 * v, 4 * v + 3), atlas.normals.subarray(3 * v, 3 * v + 3)];
      expect(t[0]! * n[0]! + t[1]! * n[1]! + t[2]! * n[2]!).toBeCloseTo(0, 4);
      expect(Math.hypot(...t)).toBeCloseTo(1, 4);
    }
  });
});
