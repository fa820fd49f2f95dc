import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';
import { defaultPrices } from '../price-book.ts';

type ImageModel = keyof typeof defaultPrices.imageGeneration;
const models = Object.keys(defaultPrices.imageGeneration) as [ImageModel, ...ImageModel[]];

/** One picture from words or pictures, by a model of one's choice. */
export const imageGeneration = laterOperation({
  id: 'image-generation',
  name: 'Image generation, advanced',
  summary: 'A picture from words or pictures, by a model of your choice.',
  params: z.strictObject({
    prompt: promptParam,
    model: z
      .enum(models)
      .default('flux.1_kontext_pro')
      .describe('Which picture model; it decides the price.'),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: ({ model }, { prices }) => [baseLine(`Image generation, ${model}`, prices.imageGeneration[model])],
  delivers: 'image',
});
