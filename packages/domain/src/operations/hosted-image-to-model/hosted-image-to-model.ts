import { z } from 'zod';
import { laterOperation } from '../later-operation.ts';
import { checkHostedOptions, hostedOptions } from '../model-making/hosted-options.ts';
import { imageLines } from '../model-making/price.ts';
import { uploadParam } from '../param.ts';

/** A model from one picture, by a hosted provider: standard family (V3) or premium (P1). */
export const hostedImageToModel = laterOperation({
  id: 'hosted-image-to-model',
  name: 'Image to model, hosted',
  summary: 'A 3D model from one picture, by a hosted provider.',
  params: z
    .strictObject({ image: uploadParam('Upload id of the picture.').optional(), ...hostedOptions })
    .superRefine(checkHostedOptions),
  waitsFor: 'hosted',
  price: (params, book) => imageLines({ family: params.family, isHosted: true }, params, book),
  resultCount: ({ variants }) => variants,
  delivers: 'model',
});
