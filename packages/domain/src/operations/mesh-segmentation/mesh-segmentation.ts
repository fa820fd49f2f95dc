import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** One model split into parts. */
export const meshSegmentation = laterOperation({
  id: 'mesh-segmentation',
  name: 'Mesh segmentation',
  summary: 'Splits a model into parts.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'mesh',
  price: (_, { prices }) => [baseLine('Mesh segmentation', prices.meshSegmentation)],
  delivers: 'model',
});
