import { z } from 'zod';
import {
  changePassword,
  confirmSession,
  readAccount,
  renamePerson,
  requestMagicLink,
  requestPasswordReset,
  resendVerification,
  resetPassword,
  signUp,
  verifyEmail,
} from '@maquette/services';
import { originOf, publicProcedure, personOf, router, signedInProcedure, unwrap } from '../trpc.ts';

// Whether an address, a name or a password will do is the service's to say, in words; here are only the caps.
const email = z.string().max(320);
const password = z.string().max(1_000);
const token = z.string().min(1).max(200);

/** A person's own account. Signing in and out is next-auth's, under `/api/auth`. */
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
    .mutation(({ ctx, input }) =>
      unwrap(resendVerification(ctx.deps, { ...input, ip: ctx.ip ?? undefined })),
    ),
  /** Sends a link to sign in with; answers the same for an address that nobody has. */
  requestMagicLink: publicProcedure
    .input(z.object({ email, path: z.string().max(1_000).optional() }))
    .mutation(({ ctx, input }) => unwrap(requestMagicLink(ctx.deps, { ...input, ip: ctx.ip ?? undefined }))),
  requestPasswordReset: publicProcedure
    .input(z.object({ email }))
    .mutation(({ ctx, input }) =>
      unwrap(requestPasswordReset(ctx.deps, { ...input, ip: ctx.ip ?? undefined })),
    ),
  resetPassword: publicProcedure.input(z.object({ token, password })).mutation(async ({ ctx, input }) => {
    await unwrap(resetPassword(ctx.deps, { ...input, from: originOf(ctx) }));
    return { done: true };
  }),
  /** Name, and the ways to sign in. */
  get: signedInProcedure.query(({ ctx }) => unwrap(readAccount(ctx.deps, personOf(ctx)))),
  rename: signedInProcedure
    .input(z.object({ name: z.string().max(200) }))
    .mutation(({ ctx, input }) => unwrap(renamePerson(ctx.deps, personOf(ctx), input))),
  /** Ends every other session. `current` is left empty where there is no password yet. */
  changePassword: signedInProcedure
    .input(z.object({ current: password, password }))
    .mutation(({ ctx, input }) => unwrap(changePassword(ctx.deps, personOf(ctx), input))),
  /** The password, or a code where two factors are set up, once more: opens what matters for ten minutes. */
  confirm: signedInProcedure
    .input(z.object({ secret: password }))
    .mutation(({ ctx, input }) => unwrap(confirmSession(ctx.deps, personOf(ctx), input))),
});
