import { blur } from '../picture/blur.ts';
import { createField, sample, sampleInto, thresholdOf } from '../picture/field.ts';
import { coloursOf } from '../picture/picture.ts';
import { puffballSquared } from '../depth/puffball.ts';
import { signedDistance } from '../picture/signed-distance.ts';
import { shrinkField } from '../picture/shrink.ts';
import { nearestSeed } from '../picture/nearest-seed.ts';
import { pushPull } from '../picture/push-pull.ts';
import { outlineWidth } from './outline.ts';
import type { Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';
import type { Picture } from '../picture/picture.ts';

export type ViewName = 'front' | 'left' | 'back' | 'right';
export type Vector = readonly [number, number, number];

/** Where the camera of a view stands. `left` looks at the object's own left side: its camera is on +x. */
export const viewAxes: Record<ViewName, { right: Vector; toward: Vector }> = {
  front: { right: [1, 0, 0], toward: [0, 0, 1] },
  left: { right: [0, 0, -1], toward: [1, 0, 0] },
  back: { right: [-1, 0, 0], toward: [0, 0, -1] },
  right: { right: [0, 0, 1], toward: [-1, 0, 0] },
};

/** A picture of the object without perspective: world point p is seen at (centreX + scale p·right, centreY - scale p.y). */
export interface View {
  name: ViewName;
  picture: Picture;
  mask: Field;
  scale: number;
  centreX: number;
  centreY: number;
}

/** A view made ready to take colours from, also a little outside of its subject. */
export interface PreparedView extends Omit<View, 'picture' | 'mask'> {
  right: Vector;
  toward: Vector;
  /** Red, green, blue, 0 to 255; the background that shines through the rim is gone. */
  colours: Field;
  /**
   * The same, but with the rim painted over from within: for surfaces seen at a slant, over which ink outlines, the
   * darkening of round edges and the noise of the edge would be smeared.
   */
  slanted: Field;
  /** An ink line runs around the subject. */
  hasOutline: boolean;
  /** How much it counts against others: below 1 for what was made up. */
  trust: number;
}

const opaqueMin = 0.97;
const coreMin = 0.93;
/** The rim is looked for, and its colours are continued, on a picture of about this side. */
const roughSide = 340;
const rimPart = 0.018;

/** Takes the colours of a view's subject and continues them beyond its rim. */
export async function prepareView(view: View, pace: Pace): Promise<PreparedView> {
  const core = coreOf(view.mask);
  await pace.breathe();
  const colours = pushPull(coloursOf(view.picture), core);
  await pace.breathe();
  const shrink = Math.max(1, Math.round(Math.max(view.mask.width, view.mask.height) / roughSide));
  const rough = shrinkField(colours, shrink);
  const signed = signedDistance(shrinkField(view.mask, shrink));
  const outline = outlineWidth(rough, signed);
  const inner = innerOf(signed, outline);
  await pace.breathe();
  const slanted = paintOverRim(colours, continueColours(rough, inner), inner, shrink);
  const { name, scale, centreX, centreY } = view;
  const { right, toward } = viewAxes[name];
  return {
    name,
    scale,
    centreX,
    centreY,
    right,
    toward,
    colours,
    slanted,
    hasOutline: outline > 0,
    trust: 1,
  };
}

/** What lies deeper than the rim, which is at most a part of how thick the subject is there: 1. */
function innerOf(signed: Field, outline: number): Field {
  const { width, height } = signed;
  const thickness = puffballSquared(signed);
  const rim = Math.max(outline, rimPart * Math.max(width, height));
  const inner = createField(width, height);
  for (let i = 0; i < inner.values.length; i++) {
    const depth = signed.values[i]!;
    inner.values[i] = depth > 0 && depth > Math.min(rim, 0.5 * Math.sqrt(thickness[i]!)) ? 1 : 0;
  }
  return inner;
}

/** Gives every pixel outside of `inner` the colour of the nearest one inside, a little blurred: stripes go on. */
function continueColours(colours: Field, inner: Field): Field {
  const { width, height, values } = colours;
  const nearest = nearestSeed(thresholdOf(inner.values, 0.5), width, height);
  const continued = { ...colours, values: values.slice() };
  for (let i = 0; i < nearest.length; i++) {
    const from = 3 * nearest[i]!;
    if (from >= 0) continued.values.copyWithin(3 * i, from, from + 3);
  }
  return blur(continued, 1);
}

/** `colours` where `inner`, which is `shrink` times smaller, is 1; `rough` where it is 0. */
function paintOverRim(colours: Field, rough: Field, inner: Field, shrink: number): Field {
  const { width, height } = colours;
  const out: Field = { ...colours, values: colours.values.slice() };
  const pixel = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    const roughY = (y + 0.5) / shrink - 0.5;
    for (let x = 0; x < width; x++) {
      const roughX = (x + 0.5) / shrink - 0.5;
      const own = sample(inner, roughX, roughY);
      if (own >= 1) continue;
      sampleInto(rough, roughX, roughY, pixel);
      const at = 3 * (y * width + x);
      for (let c = 0; c < 3; c++) out.values[at + c] = own * colours.values[at + c]! + (1 - own) * pixel[c]!;
    }
  }
  return out;
}

/** The part of the mask that shows nothing of the background; all of it when it is too thin to have such a part. */
function coreOf(mask: Field): Field {
  const core = createField(mask.width, mask.height);
  for (let i = 0; i < core.values.length; i++) core.values[i] = mask.values[i]! > opaqueMin ? 1 : 0;
  const eroded = blur(core, Math.max(0.8, mask.width / 600)).values;
  let isEmpty = true;
  for (let i = 0; i < core.values.length; i++) {
    core.values[i] = eroded[i]! > coreMin ? 1 : 0;
    if (core.values[i] === 1) isEmpty = false;
  }
  if (isEmpty) for (let i = 0; i < core.values.length; i++) core.values[i] = mask.values[i]! >= 0.5 ? 1 : 0;
  return core;
}
