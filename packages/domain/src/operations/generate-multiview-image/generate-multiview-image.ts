import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';
import { priceBook } from '../price-book.ts';

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
  price: () => [baseLine('Multi-view image', priceBook.generateMultiviewImage)],
  delivers: 'image',
});
