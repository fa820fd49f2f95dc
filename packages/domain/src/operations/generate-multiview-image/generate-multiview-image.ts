import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** Front, left, back and right from one picture. */
export const generateMultiviewImage = laterOperation({
  id: 'generate-multiview-image',
  name: 'Generate multi-view image',
  summary: 'Four views from one picture.',
  params: z.strictObject({
    image: uploadParam('Upload id of the picture.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Multi-view image', prices.generateMultiviewImage)],
  delivers: 'image',
});
