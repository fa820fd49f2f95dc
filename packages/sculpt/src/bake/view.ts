import { blur } from '../picture/blur.ts';
import { createField } from '../picture/field.ts';
import { coloursOf } from '../picture/picture.ts';
import { puffballSquared } from '../depth/puffball.ts';
import { signedDistance } from '../picture/distance.ts';
import { shrinkField } from '../picture/shrink.ts';
import { pushPull } from '../picture/push-pull.ts';
import { outlineWidth } from './outline.ts';
import type { Field } from '../picture/field.ts';
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
export interface PreparedView extends View {
  right: Vector;
  toward: Vector;
  /** Red, green, blue, 0 to 255; the background that shines through the rim is gone. */
  colours: Field;
  /**
   * For surfaces seen at a slant: the same, `slantedShrink` times smaller, without the rim, where ink outlines and the
   * darkening of round edges would be smeared over the sides.
   */
  slanted: Field;
  slantedShrink: number;
}

const opaqueMin = 0.97;
const coreMin = 0.93;

/** Takes the colours of a view's subject and continues them beyond its rim. */
export function prepareView(view: View): PreparedView {
  const colours = pushPull(coloursOf(view.picture), coreOf(view.mask));
  const shrink = Math.max(1, Math.round(Math.max(view.mask.width, view.mask.height) / slantedSide));
  const mask = shrinkField(view.mask, shrink);
  const inner = innerOf(mask, outlineWidth(view.picture, view.mask) / shrink);
  const slanted = pushPull(shrinkField(colours, shrink), inner);
  return { ...view, ...viewAxes[view.name], colours, slanted, slantedShrink: shrink };
}

const slantedSide = 340;
const rimPart = 0.018;

/** What lies deeper than the rim, which is at most a part of how thick the subject is there. */
function innerOf(mask: Field, outline: number): Field {
  const signed = signedDistance(mask);
  const thickness = puffballSquared(signed);
  const rim = Math.max(outline, rimPart * Math.max(mask.width, mask.height));
  const inner = createField(mask.width, mask.height);
  for (let i = 0; i < inner.values.length; i++) {
    const depth = signed.values[i]!;
    inner.values[i] = depth > 0 && depth > Math.min(rim, 0.5 * Math.sqrt(thickness[i]!)) ? 1 : 0;
  }
  return inner;
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
