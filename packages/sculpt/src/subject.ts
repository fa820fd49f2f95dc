import { boundsOf } from './picture/field.ts';
import { cropToSubject } from './picture/crop.ts';
import { makeMatte } from './matte/matte.ts';
import { readPicture } from './picture/picture.ts';
import type { Bounds } from './picture/field.ts';
import type { Matte } from './matte/matte.ts';
import type { Pace } from './pace.ts';
import type { Subject } from './picture/crop.ts';

/** A subject found in a picture. */
export interface FoundSubject extends Subject {
  bounds: Bounds;
  matte: Pick<Matte, 'method' | 'confidence' | 'isCut'>;
}

/** Pictures are worked on at this size at most: more shows on a large texture only. */
const sidePixelsMax = { 512: 1024, 1024: 1024, 2048: 1536 } as const;

/** Reads a picture, finds its subject and cuts the rest off. Refuses what holds no subject. */
export async function findSubject(
  path: string,
  textureSize: 512 | 1024 | 2048,
  pace: Pace,
): Promise<FoundSubject> {
  const picture = await readPicture(path, sidePixelsMax[textureSize]);
  await pace.breathe();
  const { mask, method, confidence, isCut } = await makeMatte(picture, pace);
  const subject = cropToSubject({ picture, mask }, boundsOf(mask)!);
  await pace.breathe();
  return { ...subject, bounds: boundsOf(subject.mask)!, matte: { method, confidence, isCut } };
}

/** What to tell the user about how well the subject could be found, or nothing. */
export function subjectNotes({ matte }: Pick<FoundSubject, 'matte'>): string[] {
  const notes: string[] = [];
  if (matte.isCut) notes.push('The subject is cut off by the edge of the picture, so the model ends there.');
  if (matte.confidence < 0.5) {
    notes.push(
      'The subject was hard to tell from its background. A plain background, or a PNG with transparency, gives a cleaner model.',
    );
  }
  return notes;
}
