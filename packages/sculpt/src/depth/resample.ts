import { createField } from '../picture/field.ts';
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
