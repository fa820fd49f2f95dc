import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam } from '../param.ts';

/** Puts animations on a rigged model; each is paid for. */
export const retarget = laterOperation({
  id: 'retarget',
  name: 'Retarget',
  summary: 'Puts animations on a rigged model.',
  params: z.strictObject({
    animations: z
      .array(z.string().max(64))
      .min(1)
      .max(5)
      .default(['preset:idle'])
      .describe('Names of the animations, 1 to 5; each is paid for.'),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: ({ animations }, { prices }) => [
    baseLine(
      `Animations, ${animations.length} x ${prices.retargetPerAnimation}`,
      prices.retargetPerAnimation * animations.length,
    ),
  ],
  resultCount: ({ animations }) => animations.length,
  delivers: 'clip',
});
