import { z } from 'zod';
import { beginLinking, unlinkIdentity } from '@maquette/services';
import { idInput, personOf, router, signedInProcedure, unwrap } from '../trpc.ts';

/** The person's identities at the studio's providers. Linking ends with the provider's answer, under `/api/auth`. */
export const identityRouter = router({
  beginLinking: signedInProcedure
    .input(z.object({ providerId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) => unwrap(beginLinking(ctx.deps, personOf(ctx), input))),
  unlink: signedInProcedure
    .input(z.object({ identityId: idInput }))
    .mutation(({ ctx, input }) => unwrap(unlinkIdentity(ctx.deps, personOf(ctx), input))),
});
