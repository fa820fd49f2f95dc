import { z, type RouteConfig } from '@hono/zod-openapi';
import { problemSchema } from './problem.ts';

/** Pieces of route descriptions. */

export const jsonAnswer = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { 'application/json': { schema } },
  required: true as const,
});

/** Every route can answer with a problem; the status stands in it. */
export const problemAnswers = {
  default: {
    content: { 'application/problem+json': { schema: problemSchema } },
    description: 'What is wrong.',
  },
} satisfies RouteConfig['responses'];

/** An id in a path. Its form is not checked: what does not exist is not found, however it is spelled. */
export const idParam = z.object({ id: z.string() });

/** Size of a page of a list, 1 to 200. */
export const pageLimit = z.coerce
  .number()
  .int()
  .min(1)
  .max(200)
  .default(50)
  .describe('Entries of a page, 1 to 200.')
  .openapi({ type: 'integer' });

export const pageCursor = z.string().max(500).optional().describe('`nextCursor` of the page before.');
