import { createRoute, z } from '@hono/zod-openapi';
import { readFile } from '@maquette/services';
import { idParam, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';
import { serveFile } from './serve-file.ts';

const get = createRoute({
  method: 'get',
  path: '/files/{id}',
  tags: ['Files'],
  summary: 'A file of an asset, whole or a range of it',
  request: {
    params: idParam,
    query: z.strictObject({
      inline: z.enum(['0', '1']).optional().describe('1: shown instead of downloaded, for pictures and GLB.'),
    }),
  },
  responses: {
    200: { content: { 'application/octet-stream': { schema: z.string() } }, description: 'The file.' },
    206: { content: { 'application/octet-stream': { schema: z.string() } }, description: 'The range.' },
    304: { description: 'It is what you have.' },
    416: { description: 'The file is shorter than that.' },
    ...problemAnswers,
  },
});

export function addFileRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(get, async (c) => {
    const file = unwrap(await readFile(deps, c.get('actor'), { fileId: c.req.valid('param').id }));
    return serveFile(deps.store, file, { request: c.req.raw, inline: c.req.valid('query').inline === '1' });
  });
}
