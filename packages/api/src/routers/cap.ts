import { z } from 'zod';
import { capPeriods, capScopes } from '@maquette/domain/caps';
import { listCaps, raiseCap, removeCap, setCap } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** How much may be spent in a day or month, by whom and on what. */
export const capRouter = router({
  list: workspaceProcedure.query(({ ctx }) => unwrap(listCaps(ctx.deps, ctx.actor))),
  set: workspaceProcedure
    .input(
      z.object({
        scope: z.enum(capScopes),
        subjectId: idInput.optional(),
        period: z.enum(capPeriods),
        credits: z.number(),
        isHard: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(setCap(ctx.deps, ctx.actor, asked(input)))),
  remove: workspaceProcedure
    .input(z.object({ capId: idInput }))
    .mutation(({ ctx, input }) => unwrap(removeCap(ctx.deps, ctx.actor, { capId: input.capId }))),
  raise: workspaceProcedure
    .input(z.object({ capId: idInput, credits: z.number(), reason: z.string().max(1_000) }))
    .mutation(({ ctx, input }) => unwrap(raiseCap(ctx.deps, ctx.actor, asked(input)))),
});
