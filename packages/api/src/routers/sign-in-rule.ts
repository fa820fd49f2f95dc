import { z } from 'zod';
import { signInRules } from '@maquette/domain/accounts';
import { readSignInRule, setSignInRule } from '@maquette/services';
import { asked, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** How one must sign in to enter a workspace. */
export const signInRuleRouter = router({
  get: workspaceProcedure.query(({ ctx }) => unwrap(readSignInRule(ctx.deps, ctx.actor))),
  set: workspaceProcedure
    .input(z.object({ rule: z.enum(signInRules), issuer: z.string().max(500).nullable() }))
    .mutation(({ ctx, input }) => unwrap(setSignInRule(ctx.deps, ctx.actor, asked(input)))),
});
