import { createField, sample, thresholdOf } from '../picture/field.ts';
import { resizeField } from '../picture/blur.ts';
import { signedDistance } from '../picture/signed-distance.ts';
import { solvePoisson } from '../picture/poisson.ts';
import { createVolume } from './volume.ts';
import type { Bounds, Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';
import type { ViewName } from '../bake/view.ts';
import type { Volume } from './volume.ts';

/** One silhouette of the object. */
export interface Silhouette {
  name: ViewName;
  mask: Field;
  bounds: Bounds;
}

/** Half the object's width, height and depth; the longest of the three whole sides is 1. */
export type HalfSize = [number, number, number];

export const isFrontal = (name: ViewName): boolean => name === 'front' || name === 'back';

/** All views show the same height; width and depth follow from their shapes. Needs a frontal view and a side. */
export function sizeFromSilhouettes(silhouettes: Silhouette[]): HalfSize {
  const mean = (wanted: boolean) => {
    const shapes = silhouettes
      .filter((s) => isFrontal(s.name) === wanted)
      .map((s) => s.bounds.width / s.bounds.height);
    return shapes.reduce((sum, v) => sum + v, 0) / shapes.length;
  };
  const [width, depth] = [mean(true), mean(false)];
  const height = 1 / Math.max(1, width, depth);
  return [(width * height) / 2, height / 2, (depth * height) / 2];
}

/**
 * The solid that has these silhouettes, each horizontal section rounded by a superellipse of exponent `roundness`: 2
 * gives ellipses, 8 nearly the exact visual hull (Laurentini, 1994). The ellipse "x²/a² + z²/c² <= 1" of a section is
 * generalised to U^(p/2) + V^(p/2) <= 1 with U = 1 - u/max u, where u is the Poisson bump over the row of a silhouette:
 * a parabola where the row is one piece, and continuous where limbs part.
 */
export async function hullVolume(
  silhouettes: Silhouette[],
  options: { half: HalfSize; unit: number; roundness: number },
  pace: Pace,
): Promise<Volume> {
  const { half, unit } = options;
  const volume = createVolume([-half[0], -half[1], -half[2]], half, 1 / unit);
  const frontal = silhouettes.filter((s) => isFrontal(s.name)).map((s) => ontoLattice(s, volume, half));
  const lateral = silhouettes.filter((s) => !isFrontal(s.name)).map((s) => ontoLattice(s, volume, half));
  await pace.breathe();
  const across = meanDistance(frontal, volume.step);
  const along = meanDistance(lateral, volume.step);
  const bumpAcross = rowBump(across, volume.step);
  await pace.breathe();
  const bumpAlong = rowBump(along, volume.step);
  for (let z = 0; z < volume.size[2]; z++) {
    fillSlice({ volume, across, along, bumpAcross, bumpAlong, power: options.roundness / 2 }, z);
    await pace.breathe();
  }
  return volume;
}

/** A silhouette's mask resampled to the volume's own columns (x, or z for a side) and rows. */
function ontoLattice({ name, mask, bounds }: Silhouette, volume: Volume, half: HalfSize): Field {
  const axis = isFrontal(name) ? 0 : 2;
  const columns = volume.size[axis];
  const rows = volume.size[1];
  const shrink = Math.min(1, (1.2 * columns) / bounds.width, (1.2 * rows) / bounds.height);
  const width = Math.max(8, Math.round(mask.width * shrink));
  const height = Math.max(8, Math.round(mask.height * shrink));
  const small = shrink < 1 ? resizeField(mask, width, height) : mask;
  const sign = name === 'front' || name === 'right' ? 1 : -1;
  const perUnitX = bounds.width / (2 * half[axis]);
  const perUnitY = bounds.height / (2 * half[1]);
  const middleX = bounds.left + bounds.width / 2;
  const middleY = bounds.top + bounds.height / 2;
  const out = createField(columns, rows);
  for (let row = 0; row < rows; row++) {
    const y =
      ((middleY - (volume.origin[1] + row * volume.step) * perUnitY) * small.height) / mask.height - 0.5;
    for (let column = 0; column < columns; column++) {
      const world = (volume.origin[axis] + column * volume.step) * sign;
      const x = ((middleX + world * perUnitX) * small.width) / mask.width - 0.5;
      const isIn = x >= -0.5 && y >= -0.5 && x <= small.width - 0.5 && y <= small.height - 0.5;
      out.values[row * columns + column] = isIn ? sample(small, x, y) : 0;
    }
  }
  return out;
}

/** The mean of the views' signed distances, world units. */
function meanDistance(masks: Field[], step: number): Field {
  const out = createField(masks[0]!.width, masks[0]!.height);
  for (const mask of masks) {
    const signed = signedDistance(mask).values;
    for (let i = 0; i < signed.length; i++) out.values[i]! += (signed[i]! * step) / masks.length;
  }
  return out;
}

interface RowBump {
  /** 1 - u / max u of the row: 0 in the middle, 1 at the outline, more outside. */
  values: Float32Array;
  /** Half the width of the widest piece of each row, world units. */
  reach: Float32Array;
}

/** Rows pull at each other a little only: each is nearly the parabola of its own piece. */
const verticalWeight = 0.15;

function rowBump(signed: Field, step: number): RowBump {
  const { width, height } = signed;
  const inside = thresholdOf(signed.values, 0);
  const bump = solvePoisson({ inside, width, height, rhs: -2, verticalWeight }).values;
  const peak = new Float32Array(height);
  const reach = new Float32Array(height);
  for (let i = 0; i < bump.length; i++) {
    const row = Math.floor(i / width);
    peak[row] = Math.max(peak[row]!, bump[i]!);
    reach[row] = Math.max(reach[row]!, signed.values[i]!);
  }
  const even = evenedOut(peak);
  const values = new Float32Array(bump.length);
  for (let i = 0; i < bump.length; i++) {
    const top = Math.max(even[Math.floor(i / width)]!, 0.5);
    const lift = inside[i] ? bump[i]! : Math.max(-2 * top, (signed.values[i]! / step) * 2);
    values[i] = 1 - lift / top;
  }
  return { values, reach };
}

/** Peaks rise towards their neighbours' so that sections change smoothly from row to row. */
function evenedOut(peak: Float32Array): Float32Array {
  let current = peak;
  for (let round = 0; round < 2; round++) {
    const before = current;
    current = before.map((v, y) =>
      peak[y]! > 0 && y > 0 && y < before.length - 1
        ? Math.max(peak[y]!, (before[y - 1]! + 2 * v + before[y + 1]!) / 4)
        : v,
    );
  }
  return current;
}

interface Slices {
  volume: Volume;
  across: Field;
  along: Field;
  bumpAcross: RowBump;
  bumpAlong: RowBump;
  power: number;
}

function fillSlice({ volume, across, along, bumpAcross, bumpAlong, power }: Slices, z: number): void {
  const [nx, ny, nz] = volume.size;
  const far = 3 * volume.step;
  for (let y = 0; y < ny; y++) {
    const side = along.values[y * nz + z]!;
    if (side < -far) continue;
    const v = Math.max(0, bumpAlong.values[y * nz + z]!) ** power;
    for (let x = 0; x < nx; x++) {
      const hull = Math.min(across.values[y * nx + x]!, side);
      if (hull < -far) continue;
      const u = Math.max(0, bumpAcross.values[y * nx + x]!) ** power;
      const reach = Math.max(volume.step, 0.7 * Math.min(bumpAcross.reach[y]!, bumpAlong.reach[y]!));
      const rounded = Math.max(-far, (1 - (u + v) ** (1 / power)) * reach);
      volume.values[x + nx * (y + ny * z)] = Math.min(rounded, hull < 0 ? hull : far);
    }
  }
}
