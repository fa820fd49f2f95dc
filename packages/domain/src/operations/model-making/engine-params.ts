import { z } from 'zod';
import { engines } from '../../engines/index.ts';
import { checkTextureQuality, modelOptions, standardOnly } from './options.ts';

export const modelEngines = ['sculpt', 'hunyuan3d-2.1'] as const;

/** Parameters of the operations that sculpt and Hunyuan3D share, without the inputs. */
export const engineParams = {
  engine: z
    .enum(modelEngines)
    .default('sculpt')
    .describe('What makes the model: sculpt is a draft on the CPU, hunyuan3d-2.1 needs a GPU worker.'),
  ...modelOptions,
  smoothness: amount({ min: 0, max: 2, preset: 1, text: 'How much the surface is smoothed' }),
  detail: amount({ min: 0, max: 2, preset: 1, text: 'How much relief is read from the picture' }),
  textureSize: z
    .literal([512, 1024, 2048])
    .optional()
    .describe('Sculpt only: side of the texture in pixels: 512, 1024 or 2048; 1024 unless told.')
    .meta({ default: 1024 }),
  roughness: amount({ min: 0, max: 1, preset: 0.75, text: 'How matt the material is' }),
};

export const engineParamDefaults = { smoothness: 1, detail: 1, textureSize: 1024, roughness: 0.75 } as const;

/** A slider of sculpt: left out for other engines, filled in for sculpt. */
export function amount(slider: { min: number; max: number; preset: number; text: string }) {
  return z
    .number()
    .min(slider.min)
    .max(slider.max)
    .optional()
    .describe(`Sculpt only: ${slider.text}, ${slider.min} to ${slider.max}; ${slider.preset} unless told.`)
    .meta({ default: slider.preset });
}

const checkedParams = z.object(engineParams);
type EngineParams = z.infer<typeof checkedParams>;

/**
 * Refuses what the chosen engine does not take, each with its field and the reason.
 * @param sculptOnly names of the parameters that only sculpt takes
 */
export function checkEngineParams(sculptOnly: readonly string[]) {
  return (params: EngineParams, context: z.core.$RefinementCtx): void => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    checkTextureQuality(params, context);
    if (params.engine === 'sculpt') {
      for (const name of standardOnly)
        if (params[name])
          refuse(
            name,
            `${engines.sculpt.name} does not do this: it makes triangle drafts in one piece. Choose Hunyuan3D 2.1, or leave it off.`,
          );
      if (params.textureQuality === 'detailed')
        refuse(
          'textureQuality',
          'Sculpt paints in one quality. Use textureSize for a larger texture, or choose Hunyuan3D 2.1.',
        );
      return;
    }
    for (const name of sculptOnly)
      if ((params as Record<string, unknown>)[name] !== undefined)
        refuse(
          name,
          `${engines[params.engine].name} does not take this: only Sculpt has it. Leave it out, or choose Sculpt.`,
        );
  };
}

/** Fills in what only sculpt takes; on sculpt, PBR goes with the texture. */
export function completeForEngine<Params extends EngineParams>(
  params: Params,
  sculptDefaults: Partial<Params>,
): Params {
  if (params.engine !== 'sculpt') return params;
  return { ...sculptDefaults, ...definedOnly(params), pbr: params.pbr && params.texture };
}

const definedOnly = <Params extends object>(params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Params;
