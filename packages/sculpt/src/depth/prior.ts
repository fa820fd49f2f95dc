import { connect, convolve, maxPool, upsampleAndJoin } from './network.ts';
import type { Features, Network } from './network.ts';
import type { Pace } from '../pace.ts';

/** What the network sees: `size` by `size` pixels, colours 0 to 1 (three planes), mask 0 to 1. */
export interface PriorInput {
  colours: [Float32Array, Float32Array, Float32Array];
  mask: Float32Array;
}

/** What it guesses, per pixel, in parts of the subject's longest side. */
export interface PriorGuess {
  /** Height of the plane half way between front and back. */
  middle: Float32Array;
  halfThickness: Float32Array;
}

const contextWindows = [7, 15, 31];

/**
 * Depth of an unknown object from its picture: a U-Net (Ronneberger et al., 2015) of half a million parameters that we
 * trained on procedural solids and CC0 meshes. Nine planes go in (colour times mask, mask, mask blurred three times,
 * position), folded 2x2 into the channels; eight planes come out and are unfolded.
 */
export async function guessDepth(network: Network, input: PriorInput, pace: Pace): Promise<PriorGuess> {
  let features = fold(inputPlanes(network.size, input));
  const skipped: Features[] = [];
  for (let level = 0; level < 4; level++) {
    if (level > 0) features = maxPool(features);
    features = convolve(network, `e.${level}.0`, features);
    features = convolve(network, `e.${level}.1`, features);
    skipped.push(features);
    await pace.breathe();
  }
  addGlobalContext(network, features);
  for (let level = 2; level >= 0; level--) {
    features = convolve(network, `d.${level}.0`, upsampleAndJoin(features, skipped[level]!));
    await pace.breathe();
    features = convolve(network, `d.${level}.1`, features);
    await pace.breathe();
  }
  return unfold(convolve(network, 'o', features));
}

function inputPlanes(side: number, { colours, mask }: PriorInput): Features {
  const area = side * side;
  const values = new Float32Array(9 * area);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < area; i++) values[c * area + i] = (colours[c]![i]! - 0.5) * mask[i]!;
  }
  values.set(mask, 3 * area);
  contextWindows.forEach((window, k) => values.set(windowMean(mask, side, window), (4 + k) * area));
  for (let i = 0; i < area; i++) {
    values[7 * area + i] = -1 + (2 * (i % side)) / (side - 1);
    values[8 * area + i] = -1 + (2 * Math.floor(i / side)) / (side - 1);
  }
  return { channels: 9, side, values };
}

/** Mean over square windows, zeros outside, by an integral image (Crow, 1984). */
function windowMean(mask: Float32Array, side: number, window: number): Float32Array {
  const wide = side + 1;
  const sums = new Float64Array(wide * wide);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const i = (y + 1) * wide + x + 1;
      sums[i] = mask[y * side + x]! + sums[i - 1]! + sums[i - wide]! - sums[i - wide - 1]!;
    }
  }
  const reach = window >> 1;
  const mean = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    const top = Math.max(0, y - reach) * wide;
    const bottom = Math.min(side, y + reach + 1) * wide;
    for (let x = 0; x < side; x++) {
      const left = Math.max(0, x - reach);
      const right = Math.min(side, x + reach + 1);
      const sum = sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!;
      mean[y * side + x] = sum / (window * window);
    }
  }
  return mean;
}

/** Every 2x2 block of a plane becomes four planes of half the side. */
function fold({ channels, side, values }: Features): Features {
  const half = side >> 1;
  const out = new Float32Array(values.length);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const plane = 4 * c + (y & 1) * 2 + (x & 1);
        out[(plane * half + (y >> 1)) * half + (x >> 1)] = values[(c * side + y) * side + x]!;
      }
    }
  }
  return { channels: 4 * channels, side: half, values: out };
}

function addGlobalContext(network: Network, features: Features): void {
  const area = features.side * features.side;
  const means = new Float32Array(features.channels);
  for (let i = 0; i < features.values.length; i++) means[Math.floor(i / area)]! += features.values[i]! / area;
  const context = connect(network, 'g', means);
  for (let i = 0; i < features.values.length; i++) features.values[i]! += context[Math.floor(i / area)]!;
}

function unfold({ side: half, values }: Features): PriorGuess {
  const side = half * 2;
  const area = half * half;
  const middle = new Float32Array(side * side);
  const halfThickness = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const plane = (y & 1) * 2 + (x & 1);
      const from = (y >> 1) * half + (x >> 1);
      const raw = values[plane * area + from]!;
      halfThickness[y * side + x] = Math.log1p(Math.exp(Math.min(30, raw * 2))) / 4;
      middle[y * side + x] = values[(4 + plane) * area + from]! * 0.5;
    }
  }
  return { middle, halfThickness };
}
