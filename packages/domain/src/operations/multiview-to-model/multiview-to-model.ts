import { z } from 'zod';
import {
  amount,
  checkEngineParams,
  completeForEngine,
  engineParamDefaults,
  engineParams,
  modelEngines,
} from '../model-making/engine-params.ts';
import { modelEstimateKey, modelEstimateSeconds } from '../model-making/estimate.ts';
import { engineField, outputFields, sculptSlider, textureFields } from '../model-making/fields.ts';
import { familyLines, sculptLines } from '../model-making/price.ts';
import type { Operation } from '../operation.ts';
import { uploadParam } from '../param.ts';

const sides = ['front', 'left', 'back', 'right'] as const;
const sculptDefaults = { ...engineParamDefaults, roundness: 2 } as const;

const params = z
  .strictObject({
    views: z
      .strictObject({
        front: uploadParam('Upload id of the view from the front.'),
        left: uploadParam('Upload id of the view from its left.').optional(),
        back: uploadParam('Upload id of the view from behind.').optional(),
        right: uploadParam('Upload id of the view from its right.').optional(),
      })
      .describe('Two to four views of one subject at the same scale; the front is needed.'),
    ...engineParams,
    roundness: amount({
      min: 2,
      max: 8,
      preset: 2,
      text: 'Cross-section between the views, from 2 round to 8 boxy',
    }),
  })
  .superRefine((given, context) => {
    if (sides.filter((side) => given.views[side]).length < 2)
      context.addIssue({
        code: 'custom',
        path: ['views'],
        message: 'Give at least two views. For one picture use image to model.',
      });
    checkEngineParams(Object.keys(sculptDefaults))(given, context);
  })
  .transform((given) => completeForEngine(given, sculptDefaults));

export type MultiviewToModelParams = z.infer<typeof params>;

/** Two to four views of one thing to one GLB per variant. */
export const multiviewToModel: Operation<MultiviewToModelParams> = {
  id: 'multiview-to-model',
  name: 'Multi-view to model',
  summary: 'A 3D model from two to four views of the same thing.',
  params,
  fields: [
    {
      param: 'views',
      label: 'Views',
      help: 'The front and at least one more.',
      group: 'input',
      control: { kind: 'views' },
    },
    engineField,
    sculptSlider({
      param: 'roundness',
      label: 'Cross-section',
      help: 'From round to boxy.',
      group: 'model',
      min: 2,
      max: 8,
      step: 0.5,
    }),
    sculptSlider({ param: 'smoothness', label: 'Smoothness', group: 'model', max: 2 }),
    sculptSlider({
      param: 'detail',
      label: 'Detail',
      help: 'Relief read from the pictures.',
      group: 'model',
      max: 2,
    }),
    ...textureFields,
    ...outputFields,
  ],
  engines: [...modelEngines],
  unavailable: null,
  engineOf: ({ engine }) => engine,
  inputs: ({ views }) =>
    sides.flatMap((side) => {
      const uploadId = views[side];
      return uploadId ? [{ slot: `views.${side}`, uploadId, kind: 'image' as const }] : [];
    }),
  price: (given, book) =>
    given.engine === 'sculpt'
      ? sculptLines('views', given, book)
      : familyLines({ source: 'views', family: 'standard' }, given, book),
  resultCount: ({ variants }) => variants,
  delivers: 'model',
  estimateKey: (given) => modelEstimateKey('multiview-to-model', given),
  estimateSecondsDefault: modelEstimateSeconds,
};
