import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam } from '../param.ts';

/** Clips joined into one. */
export const motionStitch = laterOperation({
  id: 'motion-stitch',
  name: 'Motion stitch',
  summary: 'Joins motion clips.',
  params: z.strictObject({
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Motion stitch', prices.motionStitch)],
  delivers: 'clip',
});
