import { createField, sample, sampleInto } from '../picture/field.ts';
import type { Field } from '../picture/field.ts';
import type { Subject } from '../picture/crop.ts';

/** A square of cells laid over a picture. */
export interface Square {
  centreX: number;
  centreY: number;
  /** Cells along a side, and pixels of the picture along a cell. */
  cells: number;
  pixelsPerCell: number;
}

const tapsMax = 6;

/**
 * The mean of the mask over each cell. Parts thinner than a cell (spikes, hairs, lines) would drop below one half and be
 * lost: cells that they cross and that have no full cell beside them are lifted just above.
 */
export function resampleMask(mask: Field, square: Square): Field {
  const { cells, pixelsPerCell } = square;
  const left = square.centreX - (cells * pixelsPerCell) / 2;
  const top = square.centreY - (cells * pixelsPerCell) / 2;
  const taps = Math.max(1, Math.min(tapsMax, Math.ceil(pixelsPerCell)));
  const cover = createField(cells, cells);
  const peak = new Float32Array(cells * cells);
  const isEnlarged = pixelsPerCell < 1;
  for (let row = 0; row < cells * taps; row++) {
    const y = top + ((row + 0.5) / taps) * pixelsPerCell - 0.5;
    if (y < -0.5 || y > mask.height - 0.5) continue;
    for (let column = 0; column < cells * taps; column++) {
      const x = left + ((column + 0.5) / taps) * pixelsPerCell - 0.5;
      if (x < -0.5 || x > mask.width - 0.5) continue;
      const value = isEnlarged
        ? sample(mask, x, y)
        : mask.values[Math.round(y) * mask.width + Math.round(x)]!;
      const cell = Math.floor(row / taps) * cells + Math.floor(column / taps);
      cover.values[cell]! += value / (taps * taps);
      if (value > peak[cell]!) peak[cell] = value;
    }
  }
  return isEnlarged ? cover : liftThinParts(cover, peak);
}

const thinCoverMin = 0.12;
const fullCover = 0.85;
const liftedCover = 0.6;

function liftThinParts(cover: Field, peak: Float32Array): Field {
  const { width, height, values } = cover;
  const lifted = values.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (values[i]! >= 0.5 || values[i]! < thinCoverMin || peak[i]! < 0.5) continue;
      if (!hasFullNeighbour(values, i, width)) lifted[i] = liftedCover;
    }
  }
  return { ...cover, values: lifted };
}

function hasFullNeighbour(values: Float32Array, i: number, width: number): boolean {
  for (let dy = -width; dy <= width; dy += width) {
    for (let dx = -1; dx <= 1; dx++) if (values[i + dy + dx]! >= fullCover) return true;
  }
  return false;
}

/** The subject's mean colour (three channels, 0 to 255; 0 where it is not) and its part of each cell. */
export function resampleSubject(
  { picture, mask }: Subject,
  square: Square,
): { colours: Field; cover: Field } {
  const { cells, pixelsPerCell } = square;
  const left = square.centreX - (cells * pixelsPerCell) / 2;
  const top = square.centreY - (cells * pixelsPerCell) / 2;
  const taps = Math.max(1, Math.min(tapsMax, Math.ceil(pixelsPerCell)));
  const colours = createField(cells, cells, 3);
  const cover = createField(cells, cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    const cellX = cell % cells;
    const cellY = Math.floor(cell / cells);
    for (let tap = 0; tap < taps * taps; tap++) {
      const x = Math.floor(left + (cellX + ((tap % taps) + 0.5) / taps) * pixelsPerCell);
      const y = Math.floor(top + (cellY + (Math.floor(tap / taps) + 0.5) / taps) * pixelsPerCell);
      if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
      const i = y * picture.width + x;
      const weight = mask.values[i]! / (taps * taps);
      cover.values[cell]! += weight;
      for (let c = 0; c < 3; c++) colours.values[3 * cell + c]! += weight * picture.pixels[4 * i + c]!;
    }
    const covered = cover.values[cell]!;
    for (let c = 0; c < 3; c++)
      colours.values[3 * cell + c] = covered > 0.02 ? colours.values[3 * cell + c]! / covered : 0;
  }
  return { colours, cover };
}

/** The mean of all channels of a field over each cell; beyond its edges the nearest pixel counts. */
export function resampleField(field: Field, square: Square): Field {
  const { cells, pixelsPerCell } = square;
  const left = square.centreX - (cells * pixelsPerCell) / 2 - 0.5;
  const top = square.centreY - (cells * pixelsPerCell) / 2 - 0.5;
  const taps = Math.max(1, Math.min(3, Math.ceil(pixelsPerCell)));
  const out = createField(cells, cells, field.channels);
  const pixel = new Float32Array(field.channels);
  for (let row = 0; row < cells * taps; row++) {
    for (let column = 0; column < cells * taps; column++) {
      const x = left + ((column + 0.5) / taps) * pixelsPerCell;
      sampleInto(field, x, top + ((row + 0.5) / taps) * pixelsPerCell, pixel);
      const at = (Math.floor(row / taps) * cells + Math.floor(column / taps)) * field.channels;
      for (let c = 0; c < field.channels; c++) out.values[at + c]! += pixel[c]! / (taps * taps);
    }
  }
  return out;
}
