import { createField } from '../picture/field.ts';
import type { Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';
import type { Relief } from '../depth/relief.ts';
import type { Volume } from './volume.ts';

/**
 * The solid between the two heights of a relief; x right, y up, z towards the viewer, the subject's longest side is 1.
 * It is the level set of G = q - (z - m)² with the squared half thickness q and the middle height m. Unlike the half
 * thickness itself, q is nearly linear across the rim, so that crossings are found exactly by linear interpolation and the
 * rim gets no ripples. The samples lie on those of the relief.
 */
export async function reliefVolume(relief: Relief, unit: number, pace: Pace): Promise<Volume> {
  const maps = mapsOf(relief);
  const { width, height } = relief.signed;
  const size: Volume['size'] = [
    maps.right - maps.left + 1,
    maps.bottom - maps.top + 1,
    Math.ceil(maps.highest) - Math.floor(maps.lowest) + 1 + 2 * margin,
  ];
  const step = 1 / unit;
  const volume: Volume = {
    size,
    origin: [
      (maps.left + 0.5 - width / 2) * step,
      (height / 2 - maps.bottom - 0.5) * step,
      (Math.floor(maps.lowest) - margin) * step,
    ],
    step,
    values: new Float32Array(size[0] * size[1] * size[2]).fill(-1),
  };
  for (let row = maps.top; row <= maps.bottom; row++) {
    for (let column = maps.left; column <= maps.right; column++) fillColumn(volume, maps, row, column);
    await pace.breathe();
  }
  return volume;
}

const margin = 2;

interface Maps {
  signed: Field;
  /** q and m, in samples of the relief. */
  squared: Field;
  middle: Field;
  lowest: number;
  highest: number;
  /** The columns and rows that the solid may touch, with a margin. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function mapsOf({ signed, front, back }: Relief): Maps {
  const { width, height } = signed;
  const squared = createField(width, height);
  const middle = createField(width, height);
  const maps: Maps = {
    signed,
    squared,
    middle,
    lowest: 0,
    highest: 0,
    left: width,
    right: 0,
    top: height,
    bottom: 0,
  };
  for (let i = 0; i < signed.values.length; i++) {
    const half = (front.values[i]! - back.values[i]!) / 2;
    squared.values[i] = half * half;
    middle.values[i] = (front.values[i]! + back.values[i]!) / 2;
    if (signed.values[i]! <= 0) continue;
    const column = i % width;
    const row = Math.floor(i / width);
    maps.lowest = Math.min(maps.lowest, back.values[i]!);
    maps.highest = Math.max(maps.highest, front.values[i]!);
    maps.left = Math.min(maps.left, Math.max(0, column - margin));
    maps.right = Math.max(maps.right, Math.min(width - 1, column + margin));
    maps.top = Math.min(maps.top, Math.max(0, row - margin));
    maps.bottom = Math.max(maps.bottom, Math.min(height - 1, row + margin));
  }
  continueOutwards(squared, signed);
  return maps;
}

function fillColumn(volume: Volume, maps: Maps, row: number, column: number): void {
  const { size, origin, step, values } = volume;
  const i = row * maps.signed.width + column;
  if (maps.signed.values[i]! < -margin) return;
  const q = maps.squared.values[i]!;
  const m = maps.middle.values[i]!;
  const bottom = Math.round(origin[2] / step);
  const base = column - maps.left + size[0] * (maps.bottom - row);
  for (let z = 0; z < size[2]; z++) {
    const d = bottom + z - m;
    values[base + size[0] * size[1] * z] = q - d * d;
  }
}

/**
 * Continues q, which falls to 0 at the outline, beyond it: with the slope that it has there, taken from the samples just
 * inside. The innermost of the rim follow the same line; what a height says within half a sample of the rim is chance.
 */
function continueOutwards(squared: Field, signed: Field): void {
  const { width, height } = squared;
  const inside = squared.values.slice();
  for (let y = rimReach; y < height - rimReach; y++) {
    for (let x = rimReach; x < width - rimReach; x++) {
      const i = y * width + x;
      const distance = signed.values[i]!;
      if (distance >= rimTrusted || distance < -rimReach) continue;
      const trust = Math.max(0, distance / rimTrusted) ** 2;
      squared.values[i] = trust * inside[i]! + (1 - trust) * distance * rimSlope(inside, signed, i);
    }
  }
}

const rimReach = 3;
const rimTrusted = 1.5;

function rimSlope(inside: Float32Array, signed: Field, i: number): number {
  let squares = 0;
  let distances = 0;
  for (let dy = -rimReach; dy <= rimReach; dy++) {
    for (let dx = -rimReach; dx <= rimReach; dx++) {
      const j = i + dy * signed.width + dx;
      const distance = signed.values[j]!;
      if (distance < 0.4 || distance > rimTrusted) continue;
      squares += inside[j]!;
      distances += distance;
    }
  }
  return distances > 0 ? Math.max(1, squares / distances) : 1;
}
