import { z } from '@hono/zod-openapi';
import type { RestApp } from './create-rest-api.ts';
import { paramsComponentName, startable } from './start-schema.ts';

/** Serves the description of the API, made from the schemas that check the requests. */
export function addOpenApiDocument(app: RestApp, publicUrl: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key of a workspace: `Authorization: Bearer mq_…`. Make one in the settings of the workspace.',
  });
  for (const operation of startable) {
    const { $schema: _dialect, ...schema } = z.toJSONSchema(operation.params, { io: 'input' });
    app.openAPIRegistry.registerComponent('schemas', paramsComponentName(operation.id), schema as object);
  }
  let document: unknown;
  app.get('/openapi.json', (c) => {
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Maquette',
        version: '1',
        description:
          'Pictures to 3D models, for teams. Errors are problem documents (RFC 9457) with a stable `code`. What ' +
          'belongs to another workspace answers like what does not exist: 404 with the same body.',
        license: { name: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl }],
      security: [{ bearer: [] }],
    });
    return c.json(document as object);
  });
}
