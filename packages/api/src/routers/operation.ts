import { catalog } from '@maquette/domain/operations';
import { listEngineStates, readPriceBook } from '@maquette/services';
import { router, signedInProcedure } from '../trpc.ts';

/** The catalog with the state of its engines. Fields, schema and price come from `@maquette/domain/operations`, in the browser too. */
export const operationRouter = router({
  /** What the create panel prices with, before it asks for a quote. */
  priceBook: signedInProcedure.query(({ ctx }) =>
    readPriceBook(ctx.deps.db.prisma, ctx.deps.settings.priceList),
  ),
  list: signedInProcedure.query(async ({ ctx }) => {
    const states = await listEngineStates(ctx.deps);
    return catalog.map((operation) => ({
      id: operation.id,
      name: operation.name,
      summary: operation.summary,
      delivers: operation.delivers,
      engines: states.filter((state) => operation.engines.includes(state.engine)),
    }));
  }),
});
