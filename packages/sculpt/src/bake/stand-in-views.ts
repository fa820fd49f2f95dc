import { frameSubject } from '../depth/frame.ts';
import { guessBackPicture } from './back-picture.ts';
import { signedDistance } from '../picture/signed-distance.ts';
import { viewAxes } from './view.ts';
import type { Bounds, Field } from '../picture/field.ts';
import type { PreparedView, ViewName } from './view.ts';

const trust = 0.35;
const backGridUnit = 176;

/**
 * Views that were not given, made up from those that were, so that no side stays grey: a missing side is the other one
 * mirrored, a missing back what the front suggests. They count less than true views. `front` is the front's silhouette.
 */
export function standInViews(views: PreparedView[], front: { mask: Field; bounds: Bounds }): PreparedView[] {
  const given = new Map(views.map((view) => [view.name, view]));
  const made: PreparedView[] = [];
  const left = given.get('left');
  const right = given.get('right');
  if (left && !right) made.push(mirrored(left, 'right'));
  if (right && !left) made.push(mirrored(right, 'left'));
  if (!given.has('back')) made.push(backFrom(given.get('front')!, front));
  return made;
}

function backFrom(view: PreparedView, { mask, bounds }: { mask: Field; bounds: Bounds }): PreparedView {
  const frame = frameSubject(mask, bounds, backGridUnit);
  const picture = guessBackPicture(view, frame, signedDistance(frame.mask));
  const middle = frame.size / 2 - 0.5;
  const scale = (view.scale * frame.unit) / frame.sidePixels;
  const seen = { ...view, colours: picture, slanted: picture, scale, centreX: middle, centreY: middle };
  return { ...mirrored(seen, 'back'), hasOutline: false };
}

function mirrored(view: PreparedView, name: ViewName): PreparedView {
  return {
    ...view,
    ...viewAxes[name],
    name,
    trust,
    colours: mirrorField(view.colours),
    slanted: mirrorField(view.slanted),
    centreX: view.colours.width - 1 - view.centreX,
  };
}

function mirrorField(field: Field): Field {
  const { width, height, channels, values } = field;
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      const to = (y * width + width - 1 - x) * channels;
      for (let c = 0; c < channels; c++) out[to + c] = values[from + c]!;
    }
  }
  return { ...field, values: out };
}
