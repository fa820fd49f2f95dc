import { z } from 'zod';
import {
  requestPasswordReset,
  resendVerification,
  resetPassword,
  signUp,
  verifyEmail,
} from '@maquette/services';
import { publicProcedure, router, unwrap } from '../trpc.ts';

// Whether an address, a name or a password will do is the service's to say, in words; here are only the caps.
const email = z.string().max(320);
const password = z.string().max(1_000);
const token = z.string().min(1).max(200);

/** Accounts, for people who are not signed in. Signing in and out is next-auth's, under `/api/auth`. */
export const accountRouter = router({
  /** The person who is signed in, or null. */
  me: publicProcedure.query(({ ctx }) => ctx.session?.user ?? null),
  /** Makes an account and sends the mail with the link; answers the same for an address that is known. */
  signUp: publicProcedure
    .input(z.object({ name: z.string().max(200), email, password, invitationToken: token.optional() }))
    .mutation(async ({ ctx, input }) => {
      const { confirmed } = await unwrap(signUp(ctx.deps, { ...input, ip: ctx.ip ?? undefined }));
      // not the user's id: it would tell a known address from a new one; confirmed is only who was sent an invitation
      return { sent: !confirmed, confirmed };
    }),
  verifyEmail: publicProcedure
    .input(z.object({ token }))
    .mutation(({ ctx, input }) => unwrap(verifyEmail(ctx.deps, input))),
  resendVerification: publicProcedure
    .input(z.object({ email }))
    .mutation(({ ctx, input }) => unwrap(resendVerification(ctx.deps, input))),
  requestPasswordReset: publicProcedure
    .input(z.object({ email }))
    .mutation(({ ctx, input }) =>
      unwrap(requestPasswordReset(ctx.deps, { ...input, ip: ctx.ip ?? undefined })),
    ),
  resetPassword: publicProcedure.input(z.object({ token, password })).mutation(async ({ ctx, input }) => {
    await unwrap(resetPassword(ctx.deps, input));
    return { done: true };
  }),
});
