import { sampleInto } from '../picture/field.ts';
import { ramp } from './projection.ts';
import type { Field } from '../picture/field.ts';
import type { PreparedView } from './view.ts';
import type { UnseenGuess } from './vertex-colours.ts';

/** A back that shows the front's picture again, as flat things (coins, badges, logos) are best guessed. */
export function mirroredGuess(view: PreparedView): UnseenGuess {
  return (positions, normals, at, out) => {
    const sure = ramp(0.12, 0.4, -normals[at + 2]!);
    if (sure > 0) {
      const x = view.centreX + view.scale * positions[at]!;
      sampleInto(view.colours, x, view.centreY - view.scale * positions[at + 1]!, out);
    }
    return sure;
  };
}

/** A back that shows `backPicture`, which lies on a grid of `unit` samples per unit of length around its middle. */
export function pictureGuess(backPicture: Field, unit: number): UnseenGuess {
  const middleX = backPicture.width / 2 - 0.5;
  const middleY = backPicture.height / 2 - 0.5;
  return (positions, normals, at, out) => {
    const sure = ramp(0.1, 0.5, -normals[at + 2]!);
    if (sure > 0)
      sampleInto(backPicture, middleX + unit * positions[at]!, middleY - unit * positions[at + 1]!, out);
    return sure;
  };
}
