import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';
import { priceBook } from '../price-book.ts';

/** A clip, changed in words. */
export const motionEdit = laterOperation({
  id: 'motion-edit',
  name: 'Motion edit',
  summary: 'Changes a motion clip.',
  params: z.strictObject({
    prompt: promptParam,
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: () => [baseLine('Motion edit', priceBook.motionEdit)],
  delivers: 'clip',
});
