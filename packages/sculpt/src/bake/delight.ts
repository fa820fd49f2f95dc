import { blur } from '../picture/blur.ts';
import { createField, sample } from '../picture/field.ts';
import { createRandom } from '../random.ts';
import { linearOf } from '../picture/colour.ts';
import { solveInPlace } from '../matte/background-surface.ts';
import { squareOf } from '../depth/frame.ts';
import { resampleSubject } from '../depth/resample.ts';
import type { Field } from '../picture/field.ts';
import type { Picture } from '../picture/picture.ts';
import type { Subject } from '../picture/crop.ts';
import type { SubjectFrame } from '../depth/frame.ts';

const pairs = 16_000;
const rounds = 10;
const terms = 5;
/** Shading is taken off at most this far, in natural logarithms of light: down from highlights, up from shadows. */
const darkenMax = 0.6;
const brightenMax = 0.9;
const gamma = 2.2;

/**
 * Takes smooth shading out of a picture, `strength` 0 to 1 of it. Differences of log-brightness between near points are
 * explained by a quadratic function of the normal of the guessed `front` surface (the light of a second-order sphere:
 * Ramamoorthi & Hanrahan, 2001), by least absolute deviations (iteratively re-weighted), so that edges of paint are
 * outliers and stay. Worked out on the frame's grid, applied to every pixel.
 */
export function delightPicture(
  subject: Subject,
  frame: SubjectFrame,
  front: Field,
  strength: number,
): Picture {
  const shading = estimateShading(subject, frame, front);
  if (!shading || strength <= 0) return subject.picture;
  const { width, height } = subject.picture;
  const pixels = subject.picture.pixels.slice();
  const scale = frame.unit / frame.sidePixels;
  for (let y = 0; y < height; y++) {
    const gridY = (y + 0.5 - frame.centreY) * scale + frame.size / 2 - 0.5;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (subject.mask.values[i]! < 0.02) continue;
      const gridX = (x + 0.5 - frame.centreX) * scale + frame.size / 2 - 0.5;
      const log = sample(shading, gridX, gridY);
      const gain = Math.exp((-strength / gamma) * Math.max(-brightenMax, Math.min(darkenMax, log)));
      for (let c = 0; c < 3; c++) pixels[4 * i + c] = pixels[4 * i + c]! * gain;
    }
  }
  return { width, height, pixels };
}

/** The logarithm of the light on the surface, against its brighter parts; null when there is too little to tell. */
function estimateShading(subject: Subject, frame: SubjectFrame, front: Field): Field | null {
  const { colours, cover } = resampleSubject(subject, squareOf(frame));
  const heights = blur(front, 1.2);
  const places: number[] = [];
  const basis = new Float32Array(cover.values.length * terms);
  const log = new Float32Array(cover.values.length);
  for (let i = 0; i < log.length; i++) {
    if (cover.values[i]! < 0.9) continue;
    places.push(i);
    log[i] = Math.log(0.03 + lightOf(colours.values, 3 * i));
    writeBasis(heights, i, basis.subarray(i * terms, (i + 1) * terms));
  }
  if (places.length < 200) return null;
  const rows = samplePairs({ frame, places, basis, log, cover });
  const coefficients = fitRobustly(rows);
  const shading = createField(frame.size, frame.size);
  for (const i of places) shading.values[i] = product(basis, i * terms, coefficients);
  const sorted = Float32Array.from(places, (i) => shading.values[i]!).sort();
  const reference = sorted[Math.floor(sorted.length * 0.7)]!;
  for (const i of places) shading.values[i]! -= reference;
  return shading;
}

const lightOf = (values: Float32Array, at: number): number =>
  0.2126 * linearAt(values[at]!) + 0.7152 * linearAt(values[at + 1]!) + 0.0722 * linearAt(values[at + 2]!);

const linearAt = (value: number): number => linearOf[Math.round(value)]!;

/** x, y, x², y² and xy of the unit normal of a height field, z towards the viewer, y up. */
function writeBasis({ width, height, values }: Field, i: number, out: Float32Array): void {
  const x = i % width;
  const y = Math.floor(i / width);
  const row = y * width;
  const slopeX = (values[row + Math.min(width - 1, x + 1)]! - values[row + Math.max(0, x - 1)]!) / 2;
  const slopeY =
    (values[Math.min(height - 1, y + 1) * width + x]! - values[Math.max(0, y - 1) * width + x]!) / 2;
  const length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
  const nx = -slopeX / length;
  const ny = slopeY / length;
  out[0] = nx;
  out[1] = ny;
  out[2] = nx * nx;
  out[3] = ny * ny;
  out[4] = nx * ny;
}

interface Evidence {
  frame: SubjectFrame;
  places: number[];
  basis: Float32Array;
  log: Float32Array;
  cover: Field;
}

/** Differences between random near points: five of the basis, then one of log-brightness, row after row. */
function samplePairs({ frame, places, basis, log, cover }: Evidence): Float64Array {
  const random = createRandom(7);
  const rows = new Float64Array(pairs * (terms + 1));
  let count = 0;
  for (let n = 0; n < pairs; n++) {
    const i = places[Math.floor(random() * places.length)]!;
    const reach = (n % 2 ? 0.02 : 0.05) * frame.unit;
    const x = (i % frame.size) + Math.round((random() - 0.5) * 2 * reach);
    const y = Math.floor(i / frame.size) + Math.round((random() - 0.5) * 2 * reach);
    const j = y * frame.size + x;
    const isIn = x >= 0 && y >= 0 && x < frame.size && y < frame.size && cover.values[j]! >= 0.9;
    if (!isIn || i === j) continue;
    const at = count++ * (terms + 1);
    for (let t = 0; t < terms; t++) rows[at + t] = basis[i * terms + t]! - basis[j * terms + t]!;
    rows[at + terms] = log[i]! - log[j]!;
  }
  return rows.subarray(0, count * (terms + 1));
}

function fitRobustly(rows: Float64Array): Float64Array {
  const stride = terms + 1;
  let coefficients = new Float64Array(terms);
  for (let round = 0; round < rounds; round++) {
    const system = Array.from({ length: terms }, () => new Float64Array(stride));
    for (let at = 0; at < rows.length; at += stride) {
      const weight = 1 / (0.02 + Math.abs(rows[at + terms]! - product(rows, at, coefficients)));
      for (let a = 0; a < terms; a++) {
        const wa = weight * rows[at + a]!;
        for (let b = 0; b < stride; b++) system[a]![b]! += wa * rows[at + b]!;
      }
    }
    for (let a = 0; a < terms; a++) system[a]![a]! += (0.01 * rows.length) / stride + 1e-9;
    solveInPlace(system);
    coefficients = Float64Array.from(system, (row) => row[terms]!);
  }
  return coefficients;
}

function product(values: ArrayLike<number>, at: number, coefficients: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < terms; t++) sum += values[at + t]! * coefficients[t]!;
  return sum;
}
