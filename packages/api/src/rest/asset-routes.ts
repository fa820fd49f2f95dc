import { createRoute, z } from '@hono/zod-openapi';
import { getAsset, listAssets, listVersions } from '@maquette/services';
import { idParam, jsonAnswer, pageCursor, pageLimit, problemAnswers } from './answers.ts';
import { assetSchema, versionSchema } from './asset-schema.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const list = createRoute({
  method: 'get',
  path: '/assets',
  tags: ['Projects'],
  summary: 'Images and models, newest first',
  request: {
    query: z.strictObject({
      projectId: z.string().optional(),
      folderId: z.string().optional().describe('A folder; `none` for what lies in no folder; left out: all.'),
      kind: z.enum(['image', 'model']).optional(),
      search: z.string().max(200).optional().describe('Part of the name.'),
      trashed: z.enum(['true', 'false']).optional().describe('true: what lies in the trash instead.'),
      cursor: pageCursor,
      limit: pageLimit,
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(assetSchema), nextCursor: z.string().nullable(), total: z.number().int() }),
      'One page.',
    ),
    ...problemAnswers,
  },
});

const get = createRoute({
  method: 'get',
  path: '/assets/{id}',
  tags: ['Projects'],
  summary: 'One asset with all its versions',
  request: { params: idParam },
  responses: {
    200: jsonAnswer(assetSchema.extend({ versions: z.array(versionSchema) }), 'The asset.'),
    ...problemAnswers,
  },
});

export function addAssetRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const { folderId, trashed, ...query } = c.req.valid('query');
    const page = await listAssets(deps, c.get('actor'), {
      ...query,
      ...(folderId === undefined ? {} : { folderId: folderId === 'none' ? null : folderId }),
      trashed: trashed === 'true',
    });
    return c.json(unwrap(page), 200);
  });
  app.openapi(get, async (c) => {
    const { id: assetId } = c.req.valid('param');
    const asset = unwrap(await getAsset(deps, c.get('actor'), { assetId }));
    const versions = unwrap(await listVersions(deps, c.get('actor'), { assetId }));
    return c.json({ ...asset, versions }, 200);
  });
}
