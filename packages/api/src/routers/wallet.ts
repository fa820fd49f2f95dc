import { lotPriorities, postingReasons, type LotKind } from '@maquette/domain/credits';
import { z } from 'zod';
import { explainLedger, getBurnDown, getWallet, listHolds } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const day = () => z.string().max(10).optional();

/** The one wallet of a workspace, how its credits go down, what holds them, and its ledger. */
export const walletRouter = router({
  get: workspaceProcedure.query(({ ctx }) => unwrap(getWallet(ctx.deps, ctx.actor))),
  burnDown: workspaceProcedure.query(({ ctx }) => unwrap(getBurnDown(ctx.deps, ctx.actor))),
  holds: workspaceProcedure.query(({ ctx }) => unwrap(listHolds(ctx.deps, ctx.actor))),
  ledger: workspaceProcedure
    .input(
      z.object({
        reason: z.enum(postingReasons).optional(),
        lotKind: z.enum(Object.keys(lotPriorities) as [LotKind, ...LotKind[]]).optional(),
        userId: idInput.optional(),
        projectId: idInput.optional(),
        jobId: idInput.optional(),
        from: day(),
        to: day(),
        cursor: z.string().max(100).nullish(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) =>
      unwrap(explainLedger(ctx.deps, ctx.actor, { ...asked(input), cursor: input.cursor ?? undefined })),
    ),
});
