import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam } from '../param.ts';
import { priceBook } from '../price-book.ts';

/** A clip that follows a path. */
export const trajectoryControl = laterOperation({
  id: 'trajectory-control',
  name: 'Trajectory control',
  summary: 'Leads a motion along a path.',
  params: z.strictObject({
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: () => [baseLine('Trajectory control', priceBook.trajectoryControl)],
  delivers: 'clip',
});
