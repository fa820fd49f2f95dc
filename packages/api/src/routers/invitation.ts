import { invitationTerms } from '@maquette/domain/people';
import { z } from 'zod';
import {
  acceptInvitation,
  createInviteLink,
  inviteByMail,
  listInvitations,
  lookAtInvitation,
  resendInvitation,
  revokeInvitation,
} from '@maquette/services';
import {
  asked,
  idInput,
  publicProcedure,
  router,
  signedInProcedure,
  unwrap,
  workspaceProcedure,
} from '../trpc.ts';

const token = z.object({ token: z.string().min(1).max(200) });
const which = z.object({ invitationId: idInput });

/** Ways into a workspace. The address of a link is in the answer of `createLink` and nowhere else. */
export const invitationRouter = router({
  list: workspaceProcedure.query(({ ctx }) => unwrap(listInvitations(ctx.deps, ctx.actor))),
  sendMail: workspaceProcedure
    .input(invitationTerms.extend({ email: z.string().max(320) }))
    .mutation(({ ctx, input }) => unwrap(inviteByMail(ctx.deps, ctx.actor, asked(input)))),
  createLink: workspaceProcedure
    .input(invitationTerms.extend({ usesMax: z.number(), emailDomain: z.string().max(254).optional() }))
    .mutation(({ ctx, input }) => unwrap(createInviteLink(ctx.deps, ctx.actor, asked(input)))),
  resend: workspaceProcedure
    .input(which)
    .mutation(({ ctx, input }) => unwrap(resendInvitation(ctx.deps, ctx.actor, asked(input)))),
  revoke: workspaceProcedure
    .input(which)
    .mutation(({ ctx, input }) => unwrap(revokeInvitation(ctx.deps, ctx.actor, asked(input)))),
  /** What an invitation says, for whoever holds its secret; changes nothing. */
  look: publicProcedure
    .input(token)
    .query(({ ctx, input }) => unwrap(lookAtInvitation(ctx.deps, { ...input, ip: ctx.ip }))),
  accept: signedInProcedure.input(token).mutation(({ ctx, input }) => {
    const { user, sessionId } = ctx.session;
    const from = { ip: ctx.ip, userAgent: ctx.userAgent };
    return unwrap(acceptInvitation(ctx.deps, { userId: user.id, sessionId, from }, input));
  }),
});
