import { blur } from '../picture/blur.ts';
import { createField, thresholdOf } from '../picture/field.ts';
import { solvePoisson } from '../picture/poisson.ts';
import { puffballSquared } from './puffball.ts';
import type { Field } from '../picture/field.ts';

const poissonPart = 0.3;
/** A Poisson bump over a disc is this much flatter than a ball when its right hand side is -4. */
const poissonScale = 0.6;
const smoothingPart = 0.012;

/**
 * Half thickness, in samples of the grid, of a silhouette blown up like a balloon: mostly the puffball, with a little of
 * the Poisson bump (u_xx + u_yy = -4), which takes the crease off its medial axis. `smoothness` 0 to 2 evens out the
 * middle and leaves the rim exact.
 */
export function inflate(signed: Field, smoothness: number): Float32Array {
  const { width, height } = signed;
  const inside = thresholdOf(signed.values, 0);
  const bump = solvePoisson({ inside, width, height, rhs: -4, verticalWeight: 1 });
  const ball = puffballSquared(signed);
  const squared = createField(width, height);
  for (let i = 0; i < ball.length; i++) {
    squared.values[i] =
      (1 - poissonPart) * ball[i]! + poissonPart * poissonScale * Math.max(0, bump.values[i]!);
  }
  const sigma = Math.max(width, height) * smoothingPart * smoothness;
  const near = blur(squared, sigma).values;
  const far = blur(squared, 2.5 * sigma).values;
  const half = new Float32Array(ball.length);
  for (let i = 0; i < half.length; i++) {
    const d = signed.values[i]!;
    if (d <= 0) continue;
    const inner = sigma > 0 ? Math.min(1, d / (3 * sigma)) : 0;
    half[i] = Math.sqrt(squared.values[i]! * (1 - inner) + (inner * (near[i]! + far[i]!)) / 2);
  }
  return half;
}
