import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam } from '../param.ts';
import { priceBook } from '../price-book.ts';

/** Clips joined into one. */
export const motionStitch = laterOperation({
  id: 'motion-stitch',
  name: 'Motion stitch',
  summary: 'Joins motion clips.',
  params: z.strictObject({
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: () => [baseLine('Motion stitch', priceBook.motionStitch)],
  delivers: 'clip',
});
