import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';

/** A panorama for lighting, from words. */
export const textToEnvironmentMap = laterOperation({
  id: 'text-to-environment-map',
  name: 'Text to environment map',
  summary: 'A surrounding light picture from words.',
  params: z.strictObject({
    prompt: promptParam,
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Text to environment map', prices.textToEnvironmentMap)],
  delivers: 'environment',
});
