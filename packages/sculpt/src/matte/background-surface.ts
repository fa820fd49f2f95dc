import { createField } from '../picture/field.ts';
import type { Field } from '../picture/field.ts';

/** A smooth colour surface that explains the border of a picture, and how far every pixel is from it. */
export interface Background {
  /** CIELab distance to the surface, shadows counted less. */
  distance: Field;
  /** Pixels of the border, and the median and upper quartile of their distances: how plain it is. */
  border: Int32Array;
  medianDistance: number;
  upperQuartileDistance: number;
}

const borderPart = 0.03;
const fitRounds = 4;
const terms = 6;
/** A border pixel this far off (in Lab units) counts half in the fit: the subject may touch the border. */
const outlierDistance = 4;
const shadowDepthMax = 30;
const shadowHueMax = 4;
const shadowWeight = 0.55;
const hueWeight = 1.3;

/**
 * Fits a quadratic surface per Lab channel to the border by iteratively re-weighted least squares (weights of Cauchy;
 * Holland & Welsch, 1977).
 */
export function fitBackground(lab: Field): Background {
  const { width, height } = lab;
  const border = borderOf(width, height);
  const weights = new Float32Array(border.length).fill(1);
  let surface: number[][] = [];
  for (let round = 0; round < fitRounds; round++) {
    surface = fitSurface(lab, border, weights);
    for (let k = 0; k < border.length; k++) {
      const e = residual(lab, border[k]!, surface);
      weights[k] = 1 / (1 + (Math.hypot(e[0], e[1], e[2]) / outlierDistance) ** 2);
    }
  }
  const distance = createField(width, height);
  for (let i = 0; i < width * height; i++) {
    const [light, a, b] = residual(lab, i, surface);
    const hue = Math.hypot(a, b);
    // Darker but of the same hue: most likely a shadow on the ground.
    const isShadow = light < 0 && light > -shadowDepthMax && hue < shadowHueMax;
    distance.values[i] = Math.hypot(isShadow ? light * shadowWeight : light, hue * hueWeight);
  }
  const sorted = Float32Array.from(border, (i) => distance.values[i]!).sort();
  return {
    distance,
    border,
    medianDistance: sorted[sorted.length >> 1]!,
    upperQuartileDistance: sorted[Math.floor(sorted.length * 0.75)]!,
  };
}

function borderOf(width: number, height: number): Int32Array {
  const thick = Math.max(2, Math.round(Math.min(width, height) * borderPart));
  const pixels: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x < thick || y < thick || x >= width - thick || y >= height - thick) pixels.push(y * width + x);
    }
  }
  return Int32Array.from(pixels);
}

function monomials(i: number, width: number, height: number): number[] {
  const x = (i % width) / width - 0.5;
  const y = Math.floor(i / width) / height - 0.5;
  return [1, x, y, x * x, y * y, x * y];
}

/** Three rows of six coefficients, one per Lab channel. */
function fitSurface(lab: Field, border: Int32Array, weights: Float32Array): number[][] {
  const system = Array.from({ length: terms }, () => new Float64Array(terms + 3));
  for (let k = 0; k < border.length; k += 3) {
    const i = border[k]!;
    const m = monomials(i, lab.width, lab.height);
    for (let row = 0; row < terms; row++) {
      const wm = weights[k]! * m[row]!;
      for (let col = 0; col < terms; col++) system[row]![col]! += wm * m[col]!;
      for (let c = 0; c < 3; c++) system[row]![terms + c]! += wm * lab.values[3 * i + c]!;
    }
  }
  for (let row = 0; row < terms; row++) system[row]![row]! += 1e-3;
  solveInPlace(system);
  return [0, 1, 2].map((c) => system.map((row) => row[terms + c]!));
}

/** Gauss-Jordan elimination of a small system that is symmetric and positive; the solutions end in the last columns. */
export function solveInPlace(system: Float64Array[]): void {
  for (let pivot = 0; pivot < system.length; pivot++) {
    const row = system[pivot]!;
    const scale = 1 / row[pivot]!;
    for (let col = pivot; col < row.length; col++) row[col]! *= scale;
    for (const other of system) {
      if (other === row) continue;
      const factor = other[pivot]!;
      for (let col = pivot; col < row.length; col++) other[col]! -= factor * row[col]!;
    }
  }
}

function residual(lab: Field, i: number, surface: number[][]): [number, number, number] {
  const x = (i % lab.width) / lab.width - 0.5;
  const y = Math.floor(i / lab.width) / lab.height - 0.5;
  const off = (c: number) => {
    const s = surface[c]!;
    const expected = s[0]! + s[1]! * x + s[2]! * y + s[3]! * x * x + s[4]! * y * y + s[5]! * x * y;
    return lab.values[3 * i + c]! - expected;
  };
  return [off(0), off(1), off(2)];
}
