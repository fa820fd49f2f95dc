import { z } from 'zod';
import { laterOperation } from '../later-operation.ts';
import { checkHostedOptions, hostedOptions } from '../model-making/hosted-options.ts';
import { familyLines } from '../model-making/price.ts';

/** A model from two to four views, by a hosted provider. */
export const hostedMultiviewToModel = laterOperation({
  id: 'hosted-multiview-to-model',
  name: 'Multi-view to model, hosted',
  summary: 'A 3D model from two to four views, by a hosted provider.',
  params: z.strictObject(hostedOptions).superRefine(checkHostedOptions),
  waitsFor: 'hosted',
  price: (params, book) => familyLines({ source: 'views', family: params.family }, params, book),
  resultCount: ({ variants }) => variants,
  delivers: 'model',
});
