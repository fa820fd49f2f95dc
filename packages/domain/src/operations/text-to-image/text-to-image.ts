import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';

/** One picture from words, basic model. */
export const textToImage = laterOperation({
  id: 'text-to-image',
  name: 'Text to image',
  summary: 'A picture from words.',
  params: z.strictObject({
    prompt: promptParam,
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Text to image', prices.textToImage)],
  delivers: 'image',
});
