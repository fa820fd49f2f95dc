import { z } from '@hono/zod-openapi';
import { catalog } from '@maquette/domain/operations';

/** Name of the component that describes an operation's parameters: `ImageToModelParams`. */
export const paramsComponentName = (operationId: string): string =>
  `${operationId
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Params`;

export const startable = catalog.filter(({ unavailable }) => unavailable === null);

/** Which operation, and with what. The parameters are checked by the operation's own schema, in the service. */
export const operationRequest = {
  operation: z
    .string()
    .max(64)
    .describe('Id of an operation of `GET /operations`.')
    .openapi({ example: 'image-to-model' }),
  params: z
    .record(z.string(), z.unknown())
    .describe('As the operation describes them; pictures and models are upload ids.')
    .openapi({
      anyOf: startable.map(({ id }) => ({ $ref: `#/components/schemas/${paramsComponentName(id)}` })),
      example: { image: 'upl_00000000000000000000000000', texture: true },
    }),
};
