import { z } from 'zod';
import { getWallet, listLedger } from '@maquette/services';
import { router, unwrap, workspaceProcedure } from '../trpc.ts';

/** The one wallet of a workspace and its postings. */
export const walletRouter = router({
  get: workspaceProcedure.query(({ ctx }) => unwrap(getWallet(ctx.deps, ctx.actor))),
  ledger: workspaceProcedure
    .input(
      z.object({
        after: z.number().int().min(0).optional(),
        limit: z.number().int().min(1).max(200).default(100),
      }),
    )
    .query(({ ctx, input }) =>
      unwrap(listLedger(ctx.deps, ctx.actor, { after: input.after, limit: input.limit })),
    ),
});
