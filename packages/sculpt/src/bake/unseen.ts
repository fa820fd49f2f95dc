import { sampleInto } from '../picture/field.ts';
import { ramp } from './projection.ts';
import type { Field } from '../picture/field.ts';
import type { PreparedView } from './view.ts';

/** Guesses the colour (0 to 255) of a point that no picture shows, into `out`. */
export type UnseenGuess = (
  positions: ArrayLike<number>,
  normals: ArrayLike<number>,
  at: number,
  out: number[],
) => void;

/** A back that shows the front's picture again, as if it were seen through the subject. */
export function mirroredGuess(view: PreparedView): UnseenGuess {
  return (positions, normals, at, out) => {
    const x = view.centreX + view.scale * positions[at]!;
    const y = view.centreY - view.scale * positions[at + 1]!;
    const straight = ramp(0.3, 0.65, -normals[at + 2]!);
    sampleInto(view.slanted, x, y, out);
    if (straight > 0) mix(view.colours, x, y, { part: straight, out });
  };
}

/**
 * Sides that carry the colours of the rim around, and a back that shows `backPicture`, which lies on a grid of `unit`
 * samples per unit of length around its middle.
 */
export function pictureGuess(view: PreparedView, backPicture: Field, unit: number): UnseenGuess {
  const middleX = backPicture.width / 2 - 0.5;
  const middleY = backPicture.height / 2 - 0.5;
  return (positions, normals, at, out) => {
    const x = positions[at]!;
    const y = positions[at + 1]!;
    sampleInto(view.slanted, view.centreX + view.scale * x, view.centreY - view.scale * y, out);
    const behind = ramp(-0.05, 0.35, -normals[at + 2]!);
    if (behind > 0) mix(backPicture, middleX + unit * x, middleY - unit * y, { part: behind, out });
  };
}

const other = [0, 0, 0];

function mix(field: Field, x: number, y: number, { part, out }: { part: number; out: number[] }): void {
  sampleInto(field, x, y, other);
  for (let c = 0; c < 3; c++) out[c] = part * other[c]! + (1 - part) * out[c]!;
}
