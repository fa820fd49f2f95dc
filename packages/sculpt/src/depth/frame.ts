import { distanceTo } from '../picture/distance.ts';
import { sample } from '../picture/field.ts';
import { resampleMask } from './resample.ts';
import type { Square } from './resample.ts';
import type { Bounds, Field } from '../picture/field.ts';

/** Where a subject lies in its picture: the middle of the square around it. Pixels. */
export interface SubjectPlace {
  sidePixels: number;
  centreX: number;
  centreY: number;
}

/**
 * The subject cut out of its picture as a square with a margin and resampled to a working grid, in which heights are
 * guessed. The subject's longest side is 1 in the world.
 */
export interface SubjectFrame extends SubjectPlace {
  /** The soft mask on the working grid, `size` by `size` samples. */
  mask: Field;
  size: number;
  /** Samples of the working grid along the subject's longest side. */
  unit: number;
}

export function placeSubject(bounds: Bounds): SubjectPlace {
  const { sidePixels, left, top, square } = squareAround(bounds);
  return { sidePixels, centreX: left + square / 2, centreY: top + square / 2 };
}

/** Cuts out the subject so that its longest side spans `unit` samples. */
export function frameSubject(mask: Field, bounds: Bounds, unit: number): SubjectFrame {
  const { sidePixels, square } = squareAround(bounds);
  const size = Math.max(8, Math.round((unit * square) / sidePixels));
  const place = placeSubject(bounds);
  const exact = (size * sidePixels) / square;
  const cells: Square = { ...place, cells: size, pixelsPerCell: sidePixels / exact };
  return { ...place, mask: resampleMask(mask, cells), size, unit: exact };
}

function squareAround(bounds: Bounds) {
  const sidePixels = Math.max(bounds.width, bounds.height);
  const square = sidePixels + 2 * (Math.ceil(sidePixels * 0.04) + 1);
  const left = Math.round(bounds.left + bounds.width / 2 - square / 2);
  const top = Math.round(bounds.top + bounds.height / 2 - square / 2);
  return { sidePixels, square, left, top };
}

/** The frame's working grid as a square over the picture. */
export const squareOf = (frame: SubjectFrame): Square => ({
  centreX: frame.centreX,
  centreY: frame.centreY,
  cells: frame.size,
  pixelsPerCell: frame.sidePixels / frame.unit,
});

/** The grids to choose from, coarsest first: samples along the subject's longest side. */
const unitChoices = [176, 232, 304, 400];
const agreementMin = 0.99;
/** The finest grid that a solid may get, in samples of its volume: memory and time grow with them. */
const volumeSamplesMax = 16e6;

/**
 * The coarsest working grid that still shows the subject's outline: thin lines need a finer one. Judged by the overlap
 * (intersection over union) of the mask with itself after a trip through the grid.
 */
export function frameSubjectFinely(mask: Field, bounds: Bounds): SubjectFrame {
  let frame: SubjectFrame | null = null;
  for (const unit of unitChoices) {
    if (frame && volumeSamples(frame, bounds, unit) > volumeSamplesMax) break;
    frame = frameSubject(mask, bounds, unit);
    if (agreementWith(mask, bounds, frame) >= agreementMin) break;
  }
  return frame!;
}

/** About how many samples the volume of this subject has at a given unit, if it is as deep as it is wide inside. */
function volumeSamples(frame: SubjectFrame, bounds: Bounds, unit: number): number {
  let widest = 0;
  for (const depth of distanceTo(frame.mask, (v) => v < 0.5)) if (depth > widest) widest = depth;
  const shape = (bounds.width * bounds.height) / frame.sidePixels ** 2;
  return shape * (Math.max(0.15, (2 * widest) / frame.unit) + 10 / unit) * unit ** 3;
}

function agreementWith(mask: Field, bounds: Bounds, frame: SubjectFrame): number {
  const scale = frame.unit / frame.sidePixels;
  let both = 0;
  let either = 0;
  for (let y = bounds.top; y < bounds.top + bounds.height; y++) {
    const gridY = (y + 0.5 - frame.centreY) * scale + frame.size / 2 - 0.5;
    for (let x = bounds.left; x < bounds.left + bounds.width; x++) {
      const gridX = (x + 0.5 - frame.centreX) * scale + frame.size / 2 - 0.5;
      const wanted = mask.values[y * mask.width + x]! >= 0.5;
      const shown = sample(frame.mask, gridX, gridY) >= 0.5;
      if (wanted && shown) both++;
      if (wanted || shown) either++;
    }
  }
  return either === 0 ? 1 : both / either;
}
