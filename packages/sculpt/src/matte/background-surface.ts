import { createField } from '../picture/field.ts';
import type { Field } from '../picture/field.ts';

/** A smooth colour surface that explains the border of a picture, and how far every pixel is from it. */
export interface Background {
  /** CIELab distance to the surface, shadows counted less. */
  distance: Field;
  /** The lightness that the background has at each pixel, and how far the pixel's hue is from the background's. */
  lightness: Float32Array;
  hue: Float32Array;
  /** The median and upper quartile of the distances in the picture's border: how plain it is. */
  medianDistance: number;
  upperQuartileDistance: number;
}

const borderPart = 0.03;
const borderPixelsMax = 8000;
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
      const m = monomials(border[k]!, width, height);
      let squared = 0;
      for (let c = 0; c < 3; c++) {
        const expected = surface[c]!.reduce((sum, coefficient, t) => sum + coefficient * m[t]!, 0);
        squared += (lab.values[3 * border[k]! + c]! - expected) ** 2;
      }
      weights[k] = 1 / (1 + squared / outlierDistance ** 2);
    }
  }
  const { distance, lightness, hue } = compareWithSurface(lab, surface);
  const sorted = Float32Array.from(border, (i) => distance.values[i]!).sort();
  return {
    distance,
    lightness,
    hue,
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
  // A few thousand pixels tell as much as all of them.
  const stride = Math.max(1, Math.floor(pixels.length / borderPixelsMax));
  return Int32Array.from(pixels.filter((_, k) => k % stride === 0));
}

function monomials(i: number, width: number, height: number): number[] {
  const x = (i % width) / width - 0.5;
  const y = Math.floor(i / width) / height - 0.5;
  return [1, x, y, x * x, y * y, x * y];
}

/** Three rows of six coefficients, one per Lab channel. */
function fitSurface(lab: Field, border: Int32Array, weights: Float32Array): number[][] {
  const system = Array.from({ length: terms }, () => new Float64Array(terms + 3));
  for (let k = 0; k < border.length; k++) {
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

type Row = [number, number, number];
type Rows = [Row, Row, Row];

function compareWithSurface(
  lab: Field,
  surface: number[][],
): Pick<Background, 'distance' | 'lightness' | 'hue'> {
  const { width, height } = lab;
  const distance = createField(width, height);
  const lightness = new Float32Array(width * height);
  const hues = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const v = y / height - 0.5;
    // Along a row the surface is a quadratic of x alone: constant, slope and bend of each channel.
    const [l, ga, gb] = surface.map((s) => [
      s[0]! + s[2]! * v + s[4]! * v * v,
      s[1]! + s[5]! * v,
      s[3]!,
    ]) as Rows;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const u = x / width - 0.5;
      const expected = l[0] + u * (l[1] + u * l[2]);
      const light = lab.values[3 * i]! - expected;
      const a = lab.values[3 * i + 1]! - (ga[0] + u * (ga[1] + u * ga[2]));
      const b = lab.values[3 * i + 2]! - (gb[0] + u * (gb[1] + u * gb[2]));
      const hue = Math.sqrt(a * a + b * b);
      lightness[i] = expected;
      hues[i] = hue;
      // Darker but of the same hue: most likely a shadow on the ground.
      const isShadow = light < 0 && light > -shadowDepthMax && hue < shadowHueMax;
      const seen = isShadow ? light * shadowWeight : light;
      distance.values[i] = Math.sqrt(seen * seen + hue * hue * hueWeight * hueWeight);
    }
  }
  return { distance, lightness, hue: hues };
}
