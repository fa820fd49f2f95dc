import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';

/** A motion clip from words; each action in it is paid for. */
export const textToMotion = laterOperation({
  id: 'text-to-motion',
  name: 'Text to motion',
  summary: 'A motion clip from words.',
  params: z.strictObject({
    prompt: promptParam,
    actions: z
      .number()
      .int()
      .min(1)
      .max(20)
      .default(1)
      .describe('How many actions follow each other, 1 to 20; each is paid for.'),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: ({ actions }, { prices }) => [
    baseLine(`Actions, ${actions} x ${prices.textToMotionPerAction}`, prices.textToMotionPerAction * actions),
  ],
  delivers: 'clip',
});
