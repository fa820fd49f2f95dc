import { getUsage } from '@maquette/services';
import { asked, router, unwrap, workspaceProcedure } from '../trpc.ts';
import { usageInput } from '../usage-input.ts';

/** What jobs used. */
export const usageRouter = router({
  get: workspaceProcedure
    .input(usageInput)
    .query(({ ctx, input }) => unwrap(getUsage(ctx.deps, ctx.actor, asked(input)))),
});
