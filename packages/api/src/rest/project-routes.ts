import { createRoute, z } from '@hono/zod-openapi';
import type { ProjectView } from '@maquette/domain/workspaces';
import { createProject, listProjects } from '@maquette/services';
import { jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const projectSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    brief: z.string(),
    usage: z.string(),
    owner: z.object({ id: z.string(), name: z.string() }),
    dueOn: z.string().nullable().describe('`YYYY-MM-DD`'),
    archivedAt: z.string().nullable(),
    isRestricted: z.boolean().describe('Seen only by those with a part in it, and by owners and admins.'),
    createdAt: z.string(),
    updatedAt: z.string(),
    assetCount: z.number().int(),
    thumbnailUrls: z.array(z.string()),
  })
  .openapi('Project') satisfies z.ZodType<ProjectView>;

const list = createRoute({
  method: 'get',
  path: '/projects',
  tags: ['Projects'],
  summary: 'Projects of the workspace',
  request: {
    query: z.strictObject({
      archived: z.enum(['true', 'false']).optional().describe('true: the archived ones instead.'),
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(projectSchema) }), 'The projects.'),
    ...problemAnswers,
  },
});

const create = createRoute({
  method: 'post',
  path: '/projects',
  tags: ['Projects'],
  summary: 'Make a project',
  request: {
    body: jsonBody(
      z
        .strictObject({
          name: z.string().max(500),
          brief: z.string().max(20_000).optional().describe('What is to be made.'),
          usage: z.string().max(2_000).optional().describe('Where the result will be used.'),
          dueOn: z.string().nullable().optional().describe('`YYYY-MM-DD`'),
        })
        .openapi('NewProject'),
    ),
  },
  responses: { 201: jsonAnswer(projectSchema, 'The new project.'), ...problemAnswers },
});

export function addProjectRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const { archived } = c.req.valid('query');
    const items = unwrap(await listProjects(deps, c.get('actor'), { archived: archived === 'true' }));
    return c.json({ items }, 200);
  });
  app.openapi(create, async (c) =>
    c.json(unwrap(await createProject(deps, c.get('actor'), c.req.valid('json'))), 201),
  );
}
