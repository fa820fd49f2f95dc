import { createRoute, z } from '@hono/zod-openapi';
import { capPeriods, capScopes, type CapView } from '@maquette/domain/caps';
import { listCaps, removeCap, setCap } from '@maquette/services';
import { idParam, jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const credits = () => z.number().int();

const capSchema = z
  .object({
    id: z.string(),
    scope: z.enum(capScopes),
    subjectId: z.string().describe('User, project or key; the workspace’s own id for the workspace.'),
    subjectName: z.string(),
    period: z.enum(capPeriods).describe('Counted in the time zone of the workspace.'),
    credits: credits(),
    isHard: z
      .boolean()
      .describe('Hard: a job above it is refused with `credits.cap`. Soft: those who pay are told.'),
    raisedCredits: credits().describe('What an owner added until it resets.'),
    usedCredits: credits().describe('Held for jobs under way and consumed by those that are over.'),
    leftCredits: credits(),
    resetsAt: z.string().describe('ISO 8601.'),
    raises: z.array(
      z.object({
        credits: credits(),
        reason: z.string(),
        by: z.object({ id: z.string(), name: z.string() }),
        at: z.string(),
      }),
    ),
  })
  .openapi('Cap') satisfies z.ZodType<CapView>;

const list = createRoute({
  method: 'get',
  path: '/caps',
  tags: ['Limits'],
  summary: 'Caps with what is left of them: all, or those on yourself when you do not manage limits',
  responses: { 200: jsonAnswer(z.object({ items: z.array(capSchema) }), 'The caps.'), ...problemAnswers },
});

const put = createRoute({
  method: 'put',
  path: '/caps',
  tags: ['Limits'],
  summary: 'Set a cap; the same subject and period again replace it',
  request: {
    body: jsonBody(
      z
        .strictObject({
          scope: z.enum(capScopes),
          subjectId: z.string().max(64).optional().describe('Left out for the workspace.'),
          period: z.enum(capPeriods),
          credits: z.number().int().min(0),
          isHard: z.boolean().default(true),
        })
        .openapi('NewCap'),
    ),
  },
  responses: { 200: jsonAnswer(capSchema, 'The cap, as it is from now on.'), ...problemAnswers },
});

const remove = createRoute({
  method: 'delete',
  path: '/caps/{id}',
  tags: ['Limits'],
  summary: 'Remove a cap: from the next job on it does not bind',
  request: { params: idParam },
  responses: { 204: { description: 'It is gone.' }, ...problemAnswers },
});

export function addCapRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => c.json({ items: unwrap(await listCaps(deps, c.get('actor'))) }, 200));
  app.openapi(put, async (c) => {
    const { subjectId, ...cap } = c.req.valid('json');
    return c.json(
      unwrap(await setCap(deps, c.get('actor'), { ...cap, ...(subjectId ? { subjectId } : {}) })),
      200,
    );
  });
  app.openapi(remove, async (c) => {
    unwrap(await removeCap(deps, c.get('actor'), { capId: c.req.valid('param').id }));
    return c.body(null, 204);
  });
}
