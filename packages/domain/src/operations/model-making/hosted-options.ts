import { z } from 'zod';
import { checkTextureQuality, modelOptions, standardOnly } from './options.ts';

/** Parameters of model making by a hosted provider: the standard or the premium family. */
export const hostedOptions = {
  family: z
    .enum(['standard', 'premium'])
    .default('standard')
    .describe('standard takes all options; premium is the dearer family and takes none of them.'),
  ...modelOptions,
};

const checkedOptions = z.object(hostedOptions);

/** Refuses, with the reason, what the premium family does not take. */
export function checkHostedOptions(
  params: z.infer<typeof checkedOptions>,
  context: z.core.$RefinementCtx,
): void {
  checkTextureQuality(params, context);
  if (params.family === 'standard') return;
  const message = 'The premium family does not take this. Choose the standard family, or leave it off.';
  for (const name of standardOnly)
    if (params[name]) context.addIssue({ code: 'custom', path: [name], message });
  if (params.textureQuality === 'detailed')
    context.addIssue({ code: 'custom', path: ['textureQuality'], message });
}
