import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

/** All maps of a material from its albedo. */
export const textureToMaterial = laterOperation({
  id: 'texture-to-material',
  name: 'Texture to material',
  summary: 'A full material from one texture.',
  params: z.strictObject({
    texture: uploadParam('Upload id of the texture.').optional(),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: (_, { prices }) => [baseLine('Texture to material', prices.textureToMaterial)],
  delivers: 'material',
});
