import { createRoute, z } from '@hono/zod-openapi';
import { shareKinds, type ShareLinkView } from '@maquette/domain/share';
import { listShareLinks } from '@maquette/services';
import { idParam, jsonAnswer, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const linkSchema = z
  .object({
    id: z.string(),
    projectId: z.string(),
    target: z.object({
      kind: z.enum(shareKinds),
      id: z.string(),
      name: z.string().nullable().describe('null: it is gone, or in the trash.'),
      assetId: z.string().nullable(),
    }),
    name: z.string(),
    mayDownload: z.boolean(),
    mayComment: z.boolean(),
    allVersions: z.boolean(),
    hasPassphrase: z.boolean(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    isLive: z.boolean().describe('Whether it shows something at this moment.'),
    embedSites: z.array(z.string()),
    viewCount: z.number().int(),
    downloadCount: z.number().int(),
    lastViewedAt: z.string().nullable(),
    createdBy: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.string(),
  })
  .openapi('ShareLink') satisfies z.ZodType<ShareLinkView>;

const list = createRoute({
  method: 'get',
  path: '/projects/{id}/share-links',
  tags: ['Projects'],
  summary: 'Share links of a project; they are made in the browser',
  request: {
    params: idParam,
    query: z.strictObject({
      targetId: z
        .string()
        .optional()
        .describe('Only links to this asset (and its versions), folder or project.'),
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(linkSchema) }), 'At most 500, the living first.'),
    ...problemAnswers,
  },
});

export function addShareRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const asked = { projectId: c.req.valid('param').id, ...c.req.valid('query') };
    return c.json({ items: unwrap(await listShareLinks(deps, c.get('actor'), asked)) }, 200);
  });
}
