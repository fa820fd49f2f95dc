import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** A panorama for lighting, from a picture. */
export const imageToEnvironmentMap = laterOperation({
  id: 'image-to-environment-map',
  name: 'Image to environment map',
  summary: 'A surrounding light picture from a picture.',
  params: z.strictObject({
    image: uploadParam('Upload id of the picture.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Image to environment map', prices.imageToEnvironmentMap)],
  delivers: 'environment',
});
