import { createRoute, z } from '@hono/zod-openapi';
import { checklistItems, type ChecklistView } from '@maquette/domain/checklist';
import { getChecklist, tickPoint, untickPoint } from '@maquette/services';
import { idParam, jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import { laneSchema } from './quote-schema.ts';
import type { RestOptions } from './rest-context.ts';

const whole = () => z.number().int().nullable();

const checklistSchema = z
  .object({
    versionId: z.string(),
    points: z.array(
      z.object({
        item: z.enum(checklistItems),
        name: z.string(),
        text: z.string().describe('What the facts say, in a sentence.'),
        tick: z
          .object({
            by: z.object({ id: z.string(), name: z.string() }),
            at: z.string(),
            note: z.string(),
          })
          .nullable()
          .describe('Who agreed; null: nobody has.'),
      }),
    ),
    facts: z
      .object({
        quotedCredits: whole(),
        chargedCredits: whole(),
        priceBookVersion: z.string().nullable(),
        resultCount: whole().describe('Results of the job; its charge is for all of them together.'),
        caps: z.array(z.string()).nullable().describe('null: not yours to see.'),
        isCapped: z.boolean().nullable(),
        lane: laneSchema.nullable(),
        waitedSeconds: whole(),
        ranSeconds: whole(),
        attempts: whole().describe('Times that a worker took the job.'),
        versionNumber: z.number().int(),
        versions: z.number().int(),
        keptVersions: z.number().int(),
        startApprovedBy: z.string().nullable(),
      })
      .describe('What a job tells is null for a version without one.'),
    agreed: z.boolean().describe('Every point is ticked.'),
  })
  .openapi('Checklist') satisfies z.ZodType<ChecklistView>;

const answer = { 200: jsonAnswer(checklistSchema, 'The checklist.'), ...problemAnswers };
const pointParam = idParam.extend({ item: z.enum(checklistItems).openapi({ param: { in: 'path' } }) });

const get = createRoute({
  method: 'get',
  path: '/versions/{id}/checklist',
  tags: ['Projects'],
  summary: 'What a team agrees on for a version of a model',
  request: { params: idParam },
  responses: answer,
});

const tick = createRoute({
  method: 'put',
  path: '/versions/{id}/checklist/{item}',
  tags: ['Projects'],
  summary: 'Tick a point',
  description: 'The point `approval` is for people, signed in.',
  request: {
    params: pointParam,
    body: jsonBody(z.strictObject({ note: z.string().max(2_000).optional() })),
  },
  responses: answer,
});

const untick = createRoute({
  method: 'delete',
  path: '/versions/{id}/checklist/{item}',
  tags: ['Projects'],
  summary: 'Take a point back',
  request: { params: pointParam },
  responses: answer,
});

export function addChecklistRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(get, async (c) => {
    const { id: versionId } = c.req.valid('param');
    return c.json(unwrap(await getChecklist(deps, c.get('actor'), { versionId })), 200);
  });
  app.openapi(tick, async (c) => {
    const { id: versionId, item } = c.req.valid('param');
    const { note } = c.req.valid('json');
    return c.json(unwrap(await tickPoint(deps, c.get('actor'), { versionId, item, note })), 200);
  });
  app.openapi(untick, async (c) => {
    const { id: versionId, item } = c.req.valid('param');
    return c.json(unwrap(await untickPoint(deps, c.get('actor'), { versionId, item })), 200);
  });
}
