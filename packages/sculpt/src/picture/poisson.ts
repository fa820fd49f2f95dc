import { createField, sample } from './field.ts';
import type { Field } from './field.ts';

/** Solve u_xx + verticalWeight * u_yy = rhs where `inside` is 1; u = 0 elsewhere. */
export interface PoissonProblem {
  inside: Uint8Array;
  width: number;
  height: number;
  /** The right hand side, the same everywhere. */
  rhs: number;
  /** How strongly rows pull at each other: 1 = the plain Laplacian. */
  verticalWeight: number;
}

const sweepsPerLevel = 50;
const overRelaxation = 1.7;
const coarsestSide = 12;

/**
 * Cascadic multigrid with red-black over-relaxation: solved on a grid of half the size first, which is the start for
 * this one (Bornemann & Deuflhard, "The cascadic multigrid method for elliptic problems", 1996).
 */
export function solvePoisson(problem: PoissonProblem): Field {
  const { inside, width, height } = problem;
  const u = createField(width, height);
  if (Math.min(width, height) <= coarsestSide) {
    relax(u.values, problem, 4 * sweepsPerLevel);
    return u;
  }
  const coarse = solvePoisson(halved(problem));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (inside[i]) u.values[i] = sample(coarse, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5);
    }
  }
  relax(u.values, problem, sweepsPerLevel);
  return u;
}

function halved(problem: PoissonProblem): PoissonProblem {
  const width = (problem.width + 1) >> 1;
  const height = (problem.height + 1) >> 1;
  const inside = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let total = 0;
      let set = 0;
      for (let k = 0; k < 4; k++) {
        const fx = 2 * x + (k & 1);
        const fy = 2 * y + (k >> 1);
        if (fx >= problem.width || fy >= problem.height) continue;
        total++;
        set += problem.inside[fy * problem.width + fx]!;
      }
      inside[y * width + x] = set * 2 > total ? 1 : 0;
    }
  }
  return { ...problem, inside, width, height, rhs: problem.rhs * 4 };
}

function relax(u: Float32Array, problem: PoissonProblem, sweeps: number): void {
  const { height } = problem;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let colour = 0; colour < 2; colour++) {
      for (let y = 0; y < height; y++) relaxRow(u, problem, y, (y + colour) & 1);
    }
  }
}

function relaxRow(u: Float32Array, problem: PoissonProblem, y: number, first: number): void {
  const { inside, width, height, rhs, verticalWeight } = problem;
  const above = y > 0 ? verticalWeight : 0;
  const below = y < height - 1 ? verticalWeight : 0;
  for (let x = first; x < width; x += 2) {
    const i = y * width + x;
    if (!inside[i]) continue;
    const left = x > 0 ? 1 : 0;
    const right = x < width - 1 ? 1 : 0;
    // Where there is no neighbour the weight is 0 and the pixel itself is read instead.
    const sum =
      left * u[i - left]! +
      right * u[i + right]! +
      above * u[above ? i - width : i]! +
      below * u[below ? i + width : i]!;
    u[i]! += overRelaxation * ((sum - rhs) / (left + right + above + below) - u[i]!);
  }
}
