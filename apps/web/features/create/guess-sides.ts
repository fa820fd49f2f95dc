import type { Picture } from './picture.ts';
import { sides, type Side } from './form-values.ts';

/** Which picture shows which side: as its name says, and for the rest the sides that are left, the front first. */
export function guessSides(pictures: readonly Picture[]): Partial<Record<Side, string>> {
  const views: Partial<Record<Side, string>> = {};
  const unnamed: Picture[] = [];
  for (const picture of pictures) {
    const side = sides.find((each) => new RegExp(`(^|[^a-z])${each}([^a-z]|$)`, 'i').test(picture.name));
    if (side && !views[side]) views[side] = picture.uploadId;
    else unnamed.push(picture);
  }
  // two pictures are most often the front and the back
  const order: Side[] = pictures.length === 2 ? ['front', 'back', 'left', 'right'] : [...sides];
  for (const { uploadId } of unnamed) {
    const free = order.find((side) => !views[side]);
    if (free) views[free] = uploadId;
  }
  return views;
}
