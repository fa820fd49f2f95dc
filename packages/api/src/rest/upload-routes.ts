import { createRoute, z } from '@hono/zod-openapi';
import { jsonAnswer, problemAnswers } from './answers.ts';
import { uploadSchema } from './asset-schema.ts';
import type { RestApp } from './create-rest-api.ts';
import { acceptUpload } from './handle-upload.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const upload = createRoute({
  method: 'post',
  path: '/uploads',
  tags: ['Uploads'],
  summary: 'Send a picture (PNG, JPEG, WebP, up to 20 MB) or a model (GLB, up to 64 MB)',
  description:
    'The file is checked and re-encoded; the answer has the `uploadId` for the parameters of a job. With a project, ' +
    'a picture becomes an asset there at once.',
  responses: { 201: jsonAnswer(uploadSchema, 'The checked file.'), ...problemAnswers },
});

/** The form, for the document only: the body is streamed, and checked on the way. */
const form = {
  content: {
    'multipart/form-data': {
      schema: z.object({
        file: z.string().openapi({ type: 'string', format: 'binary' }),
        projectId: z.string().optional().describe('Puts a picture into this project.'),
        folderId: z.string().optional().describe('Into this folder of it.'),
      }),
    },
  },
  required: true,
};

export function addUploadRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openAPIRegistry.registerPath({ ...upload, request: { body: form } });
  app.openapi({ ...upload, hide: true }, async (c) =>
    c.json(unwrap(await acceptUpload(c.req.raw, c.get('actor'), deps)), 201),
  );
}
