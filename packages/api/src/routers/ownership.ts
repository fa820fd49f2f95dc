import { z } from 'zod';
import {
  acceptOwnership,
  declineOwnership,
  getOwnership,
  offerOwnership,
  withdrawOwnership,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const password = z.string().max(1_000).optional();
const which = z.object({ offerId: idInput });

/** A workspace is handed over: offered by one, accepted by the other. */
export const ownershipRouter = router({
  get: workspaceProcedure.query(({ ctx }) => unwrap(getOwnership(ctx.deps, ctx.actor))),
  offer: workspaceProcedure
    .input(z.object({ userId: idInput, staysOwner: z.boolean(), password }))
    .mutation(({ ctx, input }) => unwrap(offerOwnership(ctx.deps, ctx.actor, asked(input)))),
  withdraw: workspaceProcedure
    .input(which)
    .mutation(({ ctx, input }) => unwrap(withdrawOwnership(ctx.deps, ctx.actor, asked(input)))),
  accept: workspaceProcedure
    .input(which.extend({ password }))
    .mutation(({ ctx, input }) => unwrap(acceptOwnership(ctx.deps, ctx.actor, asked(input)))),
  decline: workspaceProcedure
    .input(which)
    .mutation(({ ctx, input }) => unwrap(declineOwnership(ctx.deps, ctx.actor, asked(input)))),
});
