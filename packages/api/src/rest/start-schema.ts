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

/** A job, as it is asked for: by `POST /jobs`, and by `POST /approvals` where somebody has to agree first. */
export const newJobSchema = z
  .strictObject({
    ...operationRequest,
    projectId: z.string().max(64),
    folderId: z.string().max(64).nullable().optional(),
    targetAssetId: z
      .string()
      .max(64)
      .nullable()
      .optional()
      .describe('Adds the results to this model as new versions, instead of making a new one.'),
    name: z.string().max(500).optional().describe('Name of the model that it makes.'),
    priceBookVersion: z
      .string()
      .max(64)
      .optional()
      .describe('Of the quote: its price holds for 10 minutes after prices changed. Else the newest prices.'),
  })
  // the same request, whether it says null or nothing
  .transform(({ folderId, targetAssetId, ...request }) => ({
    ...request,
    ...(folderId ? { folderId } : {}),
    ...(targetAssetId ? { targetAssetId } : {}),
  }))
  .openapi('NewJob');
