import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** A model with clean low-poly topology and baked textures. */
export const smartLowPoly = laterOperation({
  id: 'smart-low-poly',
  name: 'Smart low poly',
  summary: 'A clean low-poly version of a model.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'mesh',
  price: (_, { prices }) => [baseLine('Smart low poly', prices.smartLowPoly)],
  delivers: 'model',
});
