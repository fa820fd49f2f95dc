import { EngineRefusal } from '@maquette/engine';
import { boundsOf } from '../picture/field.ts';
import { labOf } from '../picture/colour.ts';
import { alphaMatte } from './alpha-matte.ts';
import { colourMatte } from './colour-matte.ts';
import { studioMatte } from './studio-matte.ts';
import type { Field } from '../picture/field.ts';
import type { Pace } from '../pace.ts';
import type { Picture } from '../picture/picture.ts';

/** Which pixels are the subject. */
export interface Matte {
  /** 0 to 1, as large as the picture. */
  mask: Field;
  method: 'alpha' | 'studio' | 'colour';
  /** 0 to 1: below 0.5 the subject was hard to tell from its background. */
  confidence: number;
  /** The subject runs out of the picture. */
  isCut: boolean;
}

const subjectSideMinPixels = 6;
const subjectPartMax = 0.985;
/** Part of an edge of the picture that the subject must cover to count as cut off. */
const cutPartMin = 0.12;

/**
 * Separates the subject from its background: by transparency where there is some, else before a plain background, else
 * by colours. Refuses (`INPUT_EMPTY`) a picture in which nothing, or everything, is the subject.
 */
export async function makeMatte(picture: Picture, pace: Pace): Promise<Matte> {
  const { mask, method, confidence } = await chooseMask(picture, pace);
  const bounds = boundsOf(mask);
  if (!bounds) {
    throw new EngineRefusal(
      'INPUT_EMPTY',
      'There is nothing in this picture. Use one that shows a single subject.',
    );
  }
  if (Math.max(bounds.width, bounds.height) < subjectSideMinPixels) {
    const side = Math.max(bounds.width, bounds.height);
    throw new EngineRefusal(
      'INPUT_EMPTY',
      `The subject of this picture is only ${side} ${side === 1 ? 'pixel' : 'pixels'} wide. Use a larger picture of it.`,
    );
  }
  let covered = 0;
  for (const v of mask.values) if (v >= 0.5) covered++;
  if (method !== 'alpha' && covered > mask.values.length * subjectPartMax) {
    throw new EngineRefusal(
      'INPUT_EMPTY',
      'The subject could not be told from its background. Use a plain background, or a PNG with transparency.',
    );
  }
  return { mask, method, confidence, isCut: isCutOff(mask) };
}

async function chooseMask(
  picture: Picture,
  pace: Pace,
): Promise<Pick<Matte, 'mask' | 'method' | 'confidence'>> {
  const alpha = alphaMatte(picture);
  if (alpha) return { mask: alpha, method: 'alpha', confidence: 1 };
  await pace.breathe();
  const lab = labOf(picture);
  await pace.breathe();
  const studio = await studioMatte(lab, pace);
  if (studio.kind === 'found') return { mask: studio.mask, method: 'studio', confidence: studio.confidence };
  if (studio.kind === 'nothing-in-it') {
    throw new EngineRefusal(
      'INPUT_EMPTY',
      'Nothing stands out from the background of this picture. Use one in which the subject is easy to see.',
    );
  }
  return { mask: await colourMatte(picture, lab, pace), method: 'colour', confidence: 0.3 };
}

/** A picture that was trimmed to its subject touches three or four edges and is not cut for that. */
function isCutOff({ width, height, values }: Field): boolean {
  const coverage = (length: number, at: (k: number) => number) => {
    let covered = 0;
    for (let k = 0; k < length; k++) if (values[at(k)]! >= 0.5) covered++;
    return covered / length;
  };
  const edges = [
    coverage(width, (x) => x),
    coverage(width, (x) => (height - 1) * width + x),
    coverage(height, (y) => y * width),
    coverage(height, (y) => y * width + width - 1),
  ];
  return edges.filter((part) => part > 0).length <= 2 && edges.some((part) => part > cutPartMin);
}
