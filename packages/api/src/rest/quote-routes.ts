import { createRoute, z } from '@hono/zod-openapi';
import { quoteJob } from '@maquette/services';
import { jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import { quoteSchema } from './quote-schema.ts';
import type { RestOptions } from './rest-context.ts';
import { operationRequest } from './start-schema.ts';

const quoteRequest = z
  .strictObject({
    ...operationRequest,
    projectId: z.string().max(64).optional().describe('Where it will be made: caps on the project count.'),
  })
  .openapi('QuoteRequest');

const quote = createRoute({
  method: 'post',
  path: '/quotes',
  tags: ['Jobs'],
  summary: 'The exact price before a start, the balance after it, and what stands in the way',
  request: { body: jsonBody(quoteRequest) },
  responses: { 200: jsonAnswer(quoteSchema, 'The price. Nothing is reserved.'), ...problemAnswers },
});

export function addQuoteRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(quote, async (c) =>
    c.json(unwrap(await quoteJob(deps, c.get('actor'), c.req.valid('json'))), 200),
  );
}
