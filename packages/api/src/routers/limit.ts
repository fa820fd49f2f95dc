import { z } from 'zod';
import { getLimits, updateLimits } from '@maquette/services';
import { asked, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** What a workspace set for all its jobs: its clock, its off-peak window, above what a job needs an approval. */
export const limitRouter = router({
  get: workspaceProcedure.query(({ ctx }) => unwrap(getLimits(ctx.deps, ctx.actor))),
  update: workspaceProcedure
    .input(
      z.object({
        timeZone: z.string().max(64).optional(),
        offPeakStartMinute: z.number().optional(),
        offPeakEndMinute: z.number().optional(),
        approvalAboveCredits: z.number().nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(updateLimits(ctx.deps, ctx.actor, asked(input)))),
});
