import { z } from 'zod';
import { isId } from '../ids/index.ts';
import { speedLanes } from './operation.ts';

/** Parameters that many operations take. */

const example = 'upl_00000000000000000000000000';

/** The id that `POST /uploads` answered with. */
export const uploadParam = (description: string) =>
  z
    .string()
    .refine((text) => isId('upload', text), {
      error: `This is not an upload id. Upload the file first; the id looks like ${example}.`,
    })
    .describe(description);

export const laneParam = z
  .enum(speedLanes)
  .default('standard')
  .describe(
    'Speed lane: standard; fast costs x1.5 and goes ahead of the queue; off-peak costs x0.8 and waits.',
  );

export const promptParam = z
  .string()
  .max(1024)
  .optional()
  .describe('What to make, in words; 1,024 characters at most.');

export const textureQualityParam = z
  .enum(['standard', 'detailed'])
  .default('standard')
  .describe('Texture quality; detailed costs more.');
