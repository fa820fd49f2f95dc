import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** A world to walk in, from a panorama. */
export const environmentMapToWorld = laterOperation({
  id: 'environment-map-to-world',
  name: 'Environment map to world',
  summary: 'A world to walk in from a panorama.',
  params: z.strictObject({
    environmentMap: uploadParam('Upload id of the panorama.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Environment map to world', prices.environmentMapToWorld)],
  delivers: 'environment',
});
