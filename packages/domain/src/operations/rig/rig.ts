import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** A model with a skeleton and skin weights. */
export const rig = laterOperation({
  id: 'rig',
  name: 'Rig',
  summary: 'A skeleton and weights for a model.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Rig', prices.rig)],
  delivers: 'model',
});
