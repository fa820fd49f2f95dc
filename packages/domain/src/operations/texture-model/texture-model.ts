import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam, textureQualityParam, uploadParam } from '../param.ts';

/** A new texture for a model that is there. */
export const textureModel = laterOperation({
  id: 'texture-model',
  name: 'Texture model',
  summary: 'Paints a model anew.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    prompt: promptParam,
    textureQuality: textureQualityParam,
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: ({ textureQuality }, { prices }) => [
    baseLine('Texture model', prices.textureModel),
    ...(textureQuality === 'detailed'
      ? [{ code: 'texture-detailed', label: 'Detailed texture', credits: prices.textureModelDetailed }]
      : []),
  ],
  delivers: 'model',
});
