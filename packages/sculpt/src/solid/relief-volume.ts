import { createField, sample } from '../picture/field.ts';
import { createVolume } from './volume.ts';
import type { Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';
import type { Relief } from '../depth/relief.ts';
import type { Volume } from './volume.ts';

/**
 * The solid between the two heights of a relief; x right, y up, z towards the viewer, the subject's longest side is 1.
 * It is the level set of G = q - (z - m)² with the squared half thickness q and the middle height m. Unlike the half
 * thickness itself, q runs smoothly through the rim, so the rim gets no ripples; G divided by its gradient is about the
 * distance to the surface.
 */
export async function reliefVolume(relief: Relief, unit: number, pace: Pace): Promise<Volume> {
  const maps = mapsOf(relief);
  const { width, height } = relief.signed;
  const volume = createVolume(
    [(maps.left - width / 2) / unit, (height / 2 - maps.bottom) / unit, maps.lowest / unit],
    [(maps.right - width / 2) / unit, (height / 2 - maps.top) / unit, maps.highest / unit],
    1 / unit,
  );
  const [nx, ny] = volume.size;
  for (let y = 0; y < ny; y++) {
    for (let x = 0; x < nx; x++) fillColumn(volume, maps, unit, { x, y });
    await pace.breathe();
  }
  return volume;
}

interface Maps {
  signed: Field;
  squared: Field;
  middle: Field;
  lowest: number;
  highest: number;
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
    const distance = signed.values[i]!;
    squared.values[i] = distance > 0 ? half * half : 4 * distance;
    middle.values[i] = (front.values[i]! + back.values[i]!) / 2;
    if (distance <= -1) continue;
    maps.lowest = Math.min(maps.lowest, back.values[i]!);
    maps.highest = Math.max(maps.highest, front.values[i]!);
    maps.left = Math.min(maps.left, i % width);
    maps.right = Math.max(maps.right, (i % width) + 1);
    maps.top = Math.min(maps.top, Math.floor(i / width));
    maps.bottom = Math.max(maps.bottom, Math.floor(i / width) + 1);
  }
  return maps;
}

function fillColumn(volume: Volume, maps: Maps, unit: number, { x, y }: { x: number; y: number }): void {
  const { size, origin, step, values } = volume;
  const { width, height } = maps.signed;
  const gridX = (origin[0] + x * step) * unit + width / 2 - 0.5;
  const gridY = height / 2 - 0.5 - (origin[1] + y * step) * unit;
  const distance = sample(maps.signed, gridX, gridY);
  if (gridX < -1 || gridY < -1 || gridX > width || gridY > height || distance < -2) return;
  const q = sample(maps.squared, gridX, gridY);
  const m = sample(maps.middle, gridX, gridY);
  const qx = sample(maps.squared, gridX + 0.5, gridY) - sample(maps.squared, gridX - 0.5, gridY);
  const qy = sample(maps.squared, gridX, gridY + 0.5) - sample(maps.squared, gridX, gridY - 0.5);
  const mx = sample(maps.middle, gridX + 0.5, gridY) - sample(maps.middle, gridX - 0.5, gridY);
  const my = sample(maps.middle, gridX, gridY + 0.5) - sample(maps.middle, gridX, gridY - 0.5);
  const cap = distance < 0 ? distance : 3;
  const reach = Math.sqrt(Math.max(0, q)) + 4;
  const first = Math.max(0, Math.floor(((m - reach) / unit - origin[2]) / step));
  const last = Math.min(size[2] - 1, Math.ceil(((m + reach) / unit - origin[2]) / step));
  for (let z = first; z <= last; z++) {
    const d = (origin[2] + z * step) * unit - m;
    const gx = qx + 2 * d * mx;
    const gy = qy + 2 * d * my;
    const gradient = Math.sqrt(gx * gx + gy * gy + 4 * d * d) + 0.5;
    const value = Math.min((q - d * d) / gradient, cap, 3);
    values[x + size[0] * (y + size[1] * z)] = Math.max(-3, value) * step;
  }
}
