import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** Parts of a segmented model, completed. */
export const meshCompletion = laterOperation({
  id: 'mesh-completion',
  name: 'Mesh completion',
  summary: 'Closes what is missing in a part.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'mesh',
  price: (_, { prices }) => [baseLine('Mesh completion', prices.meshCompletion)],
  delivers: 'model',
});
