import { createRoute, z } from '@hono/zod-openapi';
import { engines as engineInfos, type EngineState } from '@maquette/domain/engines';
import { catalog, parseDraft, quote, type Operation, type PriceBook } from '@maquette/domain/operations';
import { listEngineStates, readPriceBook } from '@maquette/services';
import { jsonAnswer, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import { priceSchema } from './quote-schema.ts';
import type { RestOptions } from './rest-context.ts';

const reason = {
  reason: z.string().nullable().describe('Why not; null when available.'),
  whatToDo: z.string().nullable(),
};

const operationSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    summary: z.string(),
    delivers: z.string(),
    paramsSchema: z.record(z.string(), z.unknown()).describe('JSON Schema of the parameters.'),
    price: priceSchema.describe('With every parameter left at its default.'),
    available: z.boolean().describe('Whether a job would be accepted now.'),
    ...reason,
    engines: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        summary: z.string(),
        available: z.boolean(),
        ...reason,
        workersOnline: z.number().int(),
        price: priceSchema.describe('On this engine, with every other parameter at its default.'),
      }),
    ),
  })
  .openapi('Operation');

const list = createRoute({
  method: 'get',
  path: '/operations',
  tags: ['Operations'],
  summary: 'Everything in the price book: parameters, price, engines, and whether it can be started',
  responses: {
    200: jsonAnswer(z.object({ items: z.array(operationSchema) }), 'The catalog.'),
    ...problemAnswers,
  },
});

export function addOperationRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const states = await listEngineStates(deps);
    const priceBook = await readPriceBook(deps.db.prisma, deps.settings.priceList);
    const items = catalog.map((operation) => operationEntry(operation, states, priceBook));
    return c.json({ items }, 200);
  });
}

/** One operation as the catalog shows it. */
function operationEntry(operation: Operation, states: EngineState[], priceBook: PriceBook) {
  const { id, name, summary, delivers, unavailable } = operation;
  const engines = operation.engines.map((engineId) => {
    const info = engineInfos[engineId];
    const state = states.find(({ engine }) => engine === engineId);
    return {
      id: engineId,
      name: info.name,
      summary: info.summary,
      // jobs of the default install's engines are accepted and wait while no worker is online
      available: unavailable === null && (info.builtIn || state?.available === true),
      reason: state?.available === false ? state.reason : null,
      whatToDo: state?.available === false ? state.whatToDo : null,
      workersOnline: state?.workersOnline ?? 0,
      price: defaultPrice(operation, priceBook, { engine: engineId }),
    };
  });
  const available = unavailable === null && engines.some((engine) => engine.available);
  const why = available ? null : (unavailable ?? engines[0] ?? null);
  return {
    id,
    name,
    summary,
    delivers,
    paramsSchema: z.toJSONSchema(operation.params, { io: 'input' }) as Record<string, unknown>,
    price: defaultPrice(operation, priceBook, {}),
    available,
    reason: why?.reason ?? null,
    whatToDo: why?.whatToDo ?? null,
    engines,
  };
}

function defaultPrice(operation: Operation, priceBook: PriceBook, params: Record<string, unknown>) {
  const takesEngine = operation.fields.some(({ param }) => param === 'engine');
  return quote(operation, unwrap(parseDraft(operation, takesEngine ? params : {})), { priceBook });
}
