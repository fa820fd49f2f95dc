import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifold } from '../mesh/manifold.ts';
import { cleanComponents } from './components.ts';
import { makeWellComposed } from './well-composed.ts';
import { occupancyOf } from './volume.ts';
import { stillPace } from '../testing/still-pace.ts';
import { surfaceNets } from '../mesh/surface-nets.ts';
import type { Volume } from './volume.ts';

const side = 9;

/** A volume of noise with an empty margin; `inside` decides about the samples within. */
function volumeOf(inside: (x: number, y: number, z: number) => boolean, size = side): Volume {
  const values = new Float32Array(size ** 3).fill(-1);
  const last = size - 2;
  for (let z = 2; z < last; z++) {
    for (let y = 2; y < last; y++) {
      for (let x = 2; x < last; x++) if (inside(x, y, z)) values[x + size * (y + size * z)] = 1;
    }
  }
  return { size: [size, size, size], origin: [0, 0, 0], step: 1, values };
}

describe('the surface of a volume', () => {
  it('is a closed 2-manifold, whatever the samples say', async () => {
    const pattern = fc.array(fc.boolean(), { minLength: side ** 3, maxLength: side ** 3 });
    await fc.assert(
      fc.asyncProperty(pattern, async (bits) => {
        const volume = volumeOf((x, y, z) => bits[x + side * (y + side * z)]!);
        const occupancy = occupancyOf(volume);
        makeWellComposed(volume, occupancy);
        expect(occupancyOf(volume)).toEqual(occupancy);
        const mesh = await surfaceNets(volume, occupancy, stillPace);
        if (mesh.faces.length > 0) expect(checkManifold(mesh).isWatertight).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('faces outwards', async () => {
    const volume = volumeOf((x, y, z) => Math.hypot(x - 8, y - 8, z - 8) < 5, 17);
    const { positions, faces } = await surfaceNets(volume, occupancyOf(volume), stillPace);
    let sum = 0;
    for (let f = 0; f < faces.length; f += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => positions.subarray(3 * faces[f + k]!, 3 * faces[f + k]! + 3));
      sum += a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!);
      sum += a![1]! * (b![2]! * c![0]! - b![0]! * c![2]!);
      sum += a![2]! * (b![0]! * c![1]! - b![1]! * c![0]!);
    }
    expect(sum / 6 / ((4 / 3) * Math.PI * 125)).toBeCloseTo(1, 0);
  });
});

describe('cleanComponents', () => {
  it('drops specks and fills voids', () => {
    const volume = volumeOf((x, y, z) => {
      const isShell = Math.max(Math.abs(x - 7), Math.abs(y - 7), Math.abs(z - 7)) === 3;
      return isShell || (x === 13 && y === 13 && z === 13);
    }, 17);
    const occupancy = occupancyOf(volume);
    cleanComponents(volume, occupancy, 0.01);
    expect(occupancyOf(volume).inside).toEqual(occupancy.inside);
    const at = (x: number, y: number, z: number) => occupancy.inside[x + 17 * (y + 17 * z)];
    expect([at(7, 7, 7), at(7, 7, 4), at(13, 13, 13), at(2, 2, 2)]).toEqual([1, 1, 0, 0]);
  });
});
