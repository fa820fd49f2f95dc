import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** Whether a model can be rigged, and as what. */
export const preRigCheck = laterOperation({
  id: 'pre-rig-check',
  name: 'Pre-rig check',
  summary: 'Says whether a model can be rigged. Free.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Pre-rig check', prices.preRigCheck)],
  delivers: 'report',
});
