import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam } from '../param.ts';

/** A clip that follows a path. */
export const trajectoryControl = laterOperation({
  id: 'trajectory-control',
  name: 'Trajectory control',
  summary: 'Leads a motion along a path.',
  params: z.strictObject({
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Trajectory control', prices.trajectoryControl)],
  delivers: 'clip',
});
