import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { materialCredits, materialSize } from '../material.ts';
import { laneParam, promptParam } from '../param.ts';

/** A material from words, priced by its size. */
export const textToMaterial = laterOperation({
  id: 'text-to-material',
  name: 'Text to material',
  summary: 'A material from words.',
  params: z.strictObject({ prompt: promptParam, ...materialSize, lane: laneParam }),
  waitsFor: 'hosted',
  price: (params, { prices }) => [
    baseLine(
      `Text to material, ${params.widthPixels} x ${params.heightPixels}`,
      materialCredits(prices.material, 'textBase', params),
    ),
  ],
  delivers: 'material',
});
