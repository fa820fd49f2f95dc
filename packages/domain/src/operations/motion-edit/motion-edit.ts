import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';

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
  price: (_, { prices }) => [baseLine('Motion edit', prices.motionEdit)],
  delivers: 'clip',
});
