import { z } from 'zod';
import { laneParam, textureQualityParam } from '../param.ts';

/** What every way of making a model takes, whatever it starts from. */
export const modelOptions = {
  texture: z
    .boolean()
    .default(true)
    .describe('Paint the model. On Hunyuan3D the price is the textured one while texture or PBR is on.'),
  pbr: z
    .boolean()
    .default(true)
    .describe(
      'Roughness, metalness and normals for physically based rendering. On sculpt only together with texture.',
    ),
  textureQuality: textureQualityParam,
  faceLimit: z
    .number()
    .int()
    .min(500)
    .max(500_000)
    .nullable()
    .default(null)
    .describe('Most triangles of the result, 500 to 500,000; null lets the engine choose.'),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2_147_483_647)
    .nullable()
    .default(null)
    .describe('The same seed and parameters give the same model; null takes a new one each time.'),
  variants: z
    .number()
    .int()
    .min(1)
    .max(4)
    .default(1)
    .describe('How many results to make, 1 to 4; each is paid for.'),
  lane: laneParam,
  smartLowPoly: z.boolean().default(false).describe('Clean low-poly topology. Not on sculpt.'),
  quad: z.boolean().default(false).describe('Quads instead of triangles. Not on sculpt.'),
  generateParts: z.boolean().default(false).describe('Split into parts that can be edited. Not on sculpt.'),
};

export type ModelOptions = z.infer<z.ZodObject<typeof modelOptions>>;

/** What only the standard family charges extra for, and takes. */
export const standardOnly = ['smartLowPoly', 'quad', 'generateParts'] as const;

/** Refuses a detailed texture on a model that gets none. */
export function checkTextureQuality(params: ModelOptions, context: z.core.$RefinementCtx): void {
  if (params.textureQuality === 'detailed' && !params.texture && !params.pbr)
    context.addIssue({
      code: 'custom',
      path: ['textureQuality'],
      message: 'A detailed texture needs texture or PBR to be on.',
    });
}
