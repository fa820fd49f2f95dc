import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { materialCredits, materialSize } from '../material.ts';
import { laneParam, uploadParam } from '../param.ts';

/** A material from a picture, priced by its size. */
export const imageToMaterial = laterOperation({
  id: 'image-to-material',
  name: 'Image to material',
  summary: 'A material from a picture.',
  params: z.strictObject({
    image: uploadParam('Upload id of the picture.').optional(),
    ...materialSize,
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (params, { prices }) => [
    baseLine(
      `Image to material, ${params.widthPixels} x ${params.heightPixels}`,
      materialCredits(prices.material, 'imageBase', params),
    ),
  ],
  delivers: 'material',
});
