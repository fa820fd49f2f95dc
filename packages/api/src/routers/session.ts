import { z } from 'zod';
import { endOtherSessions, endSession, listSessions } from '@maquette/services';
import { idInput, personOf, router, signedInProcedure, unwrap } from '../trpc.ts';

/** Where the person is signed in. */
export const sessionRouter = router({
  list: signedInProcedure.query(({ ctx }) => unwrap(listSessions(ctx.deps, personOf(ctx)))),
  end: signedInProcedure
    .input(z.object({ sessionId: idInput }))
    .mutation(({ ctx, input }) => unwrap(endSession(ctx.deps, personOf(ctx), input))),
  endOthers: signedInProcedure.mutation(({ ctx }) => unwrap(endOtherSessions(ctx.deps, personOf(ctx)))),
});
