import { catalog } from '@maquette/domain/operations';
import { listEngineStates } from '@maquette/services';
import { router, signedInProcedure } from '../trpc.ts';

/** The catalog with the state of its engines. Fields, schema and price come from `@maquette/domain/operations`, in the browser too. */
export const operationRouter = router({
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
