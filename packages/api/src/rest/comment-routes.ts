import { createRoute, z } from '@hono/zod-openapi';
import type { CommentView } from '@maquette/domain/comments';
import { createComment, deleteComment, listComments } from '@maquette/services';
import { idParam, jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const commentSchema = z
  .object({
    id: z.string(),
    assetId: z.string(),
    version: z.object({ id: z.string(), number: z.number().int() }),
    authorId: z.string().nullable().describe('null: a visitor of a share link.'),
    authorName: z.string().describe('As they were called then.'),
    through: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('The share link that it came through.'),
    ownerId: z.string().describe('Whose it is to delete, besides owners and admins.'),
    body: z.string().describe('Plain text.'),
    createdAt: z.string(),
  })
  .openapi('Comment') satisfies z.ZodType<CommentView>;

const list = createRoute({
  method: 'get',
  path: '/assets/{id}/comments',
  tags: ['Comments'],
  summary: 'What was said about an asset, the oldest first',
  request: {
    params: idParam,
    query: z.strictObject({ versionId: z.string().optional().describe('About this version alone.') }),
  },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(commentSchema) }), 'The newest 500.'),
    ...problemAnswers,
  },
});

const create = createRoute({
  method: 'post',
  path: '/assets/{id}/comments',
  tags: ['Comments'],
  summary: 'Say something about a version',
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          body: z.string().max(20_000).describe('1 to 4,000 characters of plain text.'),
          versionId: z.string().optional().describe('The newest, unless told.'),
        })
        .openapi('NewComment'),
    ),
  },
  responses: { 201: jsonAnswer(commentSchema, 'The comment.'), ...problemAnswers },
});

const remove = createRoute({
  method: 'delete',
  path: '/comments/{id}',
  tags: ['Comments'],
  summary: 'Take back what was said',
  request: { params: idParam },
  responses: { 204: { description: 'It is gone, text and all.' }, ...problemAnswers },
});

export function addCommentRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const asked = { assetId: c.req.valid('param').id, ...c.req.valid('query') };
    return c.json({ items: unwrap(await listComments(deps, c.get('actor'), asked)) }, 200);
  });
  app.openapi(create, async (c) => {
    const asked = { assetId: c.req.valid('param').id, ...c.req.valid('json') };
    return c.json(unwrap(await createComment(deps, c.get('actor'), asked)), 201);
  });
  app.openapi(remove, async (c) => {
    unwrap(await deleteComment(deps, c.get('actor'), { commentId: c.req.valid('param').id }));
    return c.body(null, 204);
  });
}
