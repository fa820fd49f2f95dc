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
import { imageLines, sculptLines } from '../model-making/price.ts';
import type { Operation } from '../operation.ts';
import { uploadParam } from '../param.ts';

const sculptDefaults = { ...engineParamDefaults, thickness: 1, back: 'auto', delight: 0.7 } as const;

const params = z
  .strictObject({
    image: uploadParam('Upload id of the picture: one subject, best on a plain ground or cut out.'),
    ...engineParams,
    thickness: amount({ min: 0.3, max: 2, preset: 1, text: 'How deep the model is' }),
    back: z
      .enum(['auto', 'rim', 'mirror'])
      .optional()
      .describe(
        'Sculpt only: how the unseen back is painted: auto, from the rim, or as a mirror of the front; auto unless told.',
      )
      .meta({ default: 'auto' }),
    delight: amount({
      min: 0,
      max: 1,
      preset: 0.7,
      text: 'How much baked light is taken out of the picture',
    }),
  })
  .superRefine(checkEngineParams(Object.keys(sculptDefaults)))
  .transform((given) => completeForEngine(given, sculptDefaults));

export type ImageToModelParams = z.infer<typeof params>;

/** One picture to one GLB per variant. Refuses an empty picture in the engine, not here. */
export const imageToModel: Operation<ImageToModelParams> = {
  id: 'image-to-model',
  name: 'Image to model',
  summary: 'A 3D model from one picture.',
  params,
  fields: [
    { param: 'image', label: 'Picture', group: 'input', control: { kind: 'image' } },
    engineField,
    sculptSlider({ param: 'thickness', label: 'Thickness', group: 'model', min: 0.3, max: 2 }),
    sculptSlider({ param: 'smoothness', label: 'Smoothness', group: 'model', max: 2 }),
    sculptSlider({
      param: 'detail',
      label: 'Detail',
      help: 'Relief read from the picture.',
      group: 'model',
      max: 2,
    }),
    ...textureFields,
    {
      param: 'back',
      label: 'Back',
      help: 'The unseen side is a guess.',
      group: 'texture',
      control: {
        kind: 'choice',
        options: [
          { value: 'auto', label: 'Automatic' },
          { value: 'rim', label: 'From the rim' },
          { value: 'mirror', label: 'Mirror of the front' },
        ],
      },
      engines: ['sculpt'],
    },
    sculptSlider({
      param: 'delight',
      label: 'Take out light',
      help: 'Removes baked shading.',
      group: 'texture',
      max: 1,
    }),
    ...outputFields,
  ],
  engines: [...modelEngines],
  unavailable: null,
  engineOf: ({ engine }) => engine,
  inputs: ({ image }) => [{ slot: 'image', uploadId: image, kind: 'image' }],
  price: (given, book) =>
    given.engine === 'sculpt'
      ? sculptLines('image', given, book)
      : imageLines({ family: 'standard', isHosted: false }, given, book),
  resultCount: ({ variants }) => variants,
  delivers: 'model',
  estimateKey: (given) => modelEstimateKey('image-to-model', given),
  estimateSecondsDefault: modelEstimateSeconds,
};
