import { createRoute, z } from '@hono/zod-openapi';
import { roles } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { listEngineStates, listWorkspaces } from '@maquette/services';
import type { RestApp } from './create-rest-api.ts';
import { failureResponse, RefusedError, unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';
import { jsonAnswer, problemAnswers } from './answers.ts';

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['Studio'],
  summary: 'Whether the studio and its database answer',
  security: [],
  responses: { 200: jsonAnswer(z.object({ status: z.literal('ok') }), 'It works.'), ...problemAnswers },
});

const me = createRoute({
  method: 'get',
  path: '/me',
  tags: ['Studio'],
  summary: 'Who this key acts for, and in which workspace',
  responses: {
    200: jsonAnswer(
      z
        .object({
          userId: z.string(),
          workspace: z.object({
            id: z.string(),
            name: z.string(),
            planId: z.string(),
            role: z.enum(roles),
            billing: z.boolean(),
          }),
          scopes: z
            .array(z.string())
            .nullable()
            .describe('What the API key may do; null for a browser session.'),
        })
        .openapi('Me'),
      'The caller.',
    ),
    ...problemAnswers,
  },
});

export function addMeRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(health, async (c) => {
    try {
      await listEngineStates(deps);
    } catch (error) {
      deps.log.error({ error, traceId: c.get('traceId') }, 'the health check failed');
      return failureResponse(c.get('traceId')) as never;
    }
    return c.json({ status: 'ok' as const }, 200);
  });

  app.openapi(me, async (c) => {
    const actor = c.get('actor');
    const workspaces = unwrap(await listWorkspaces(deps, { userId: actor.userId }));
    const workspace = workspaces.find(({ id }) => id === actor.workspaceId);
    if (!workspace) throw new RefusedError(notFound().refusal);
    const scopes = actor.via.kind === 'api-key' ? actor.via.scopes : null;
    return c.json({ userId: actor.userId, workspace, scopes }, 200);
  });
}
