import { z } from 'zod';
import { laterOperation } from '../later-operation.ts';
import { checkHostedOptions, hostedOptions } from '../model-making/hosted-options.ts';
import { familyLines } from '../model-making/price.ts';
import { promptParam } from '../param.ts';

/** A model from words. */
export const textToModel = laterOperation({
  id: 'text-to-model',
  name: 'Text to model',
  summary: 'A 3D model from words.',
  params: z.strictObject({ prompt: promptParam, ...hostedOptions }).superRefine(checkHostedOptions),
  waitsFor: 'hosted',
  price: (params, book) => familyLines({ source: 'text', family: params.family }, params, book),
  resultCount: ({ variants }) => variants,
  delivers: 'model',
});
