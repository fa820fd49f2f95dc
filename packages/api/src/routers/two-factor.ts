import { z } from 'zod';
import { beginTwoFactor, disableTwoFactor, enableTwoFactor, renewRecoveryCodes } from '@maquette/services';
import { personOf, router, signedInProcedure, unwrap } from '../trpc.ts';

const code = z.string().min(1).max(64);

/** The person's authenticator app and recovery codes. */
export const twoFactorRouter = router({
  /** A new secret; nothing is asked for until `enable`. */
  begin: signedInProcedure.mutation(({ ctx }) => unwrap(beginTwoFactor(ctx.deps, personOf(ctx)))),
  enable: signedInProcedure
    .input(z.object({ code }))
    .mutation(({ ctx, input }) => unwrap(enableTwoFactor(ctx.deps, personOf(ctx), input))),
  disable: signedInProcedure
    .input(z.object({ password: z.string().max(1_000), code }))
    .mutation(({ ctx, input }) => unwrap(disableTwoFactor(ctx.deps, personOf(ctx), input))),
  renewRecoveryCodes: signedInProcedure
    .input(z.object({ code }))
    .mutation(({ ctx, input }) => unwrap(renewRecoveryCodes(ctx.deps, personOf(ctx), input))),
});
