import { roles } from '@maquette/domain/access';
import { z } from 'zod';
import {
  changeMemberRole,
  leaveWorkspace,
  liftSuspension,
  listPeople,
  lookAtParting,
  removeMember,
  setBillingFlag,
  suspendMember,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const member = z.object({ userId: idInput });

/** Who is in a workspace, as what, and how they go. */
export const memberRouter = router({
  list: workspaceProcedure.query(({ ctx }) => unwrap(listPeople(ctx.deps, ctx.actor))),
  /** What would go with a member, in numbers. */
  parting: workspaceProcedure
    .input(member)
    .query(({ ctx, input }) => unwrap(lookAtParting(ctx.deps, ctx.actor, asked(input)))),
  changeRole: workspaceProcedure
    .input(member.extend({ role: z.enum(roles) }))
    .mutation(({ ctx, input }) => unwrap(changeMemberRole(ctx.deps, ctx.actor, asked(input)))),
  setBilling: workspaceProcedure
    .input(member.extend({ billing: z.boolean() }))
    .mutation(({ ctx, input }) => unwrap(setBillingFlag(ctx.deps, ctx.actor, asked(input)))),
  suspend: workspaceProcedure
    .input(member)
    .mutation(({ ctx, input }) => unwrap(suspendMember(ctx.deps, ctx.actor, asked(input)))),
  liftSuspension: workspaceProcedure
    .input(member)
    .mutation(({ ctx, input }) => unwrap(liftSuspension(ctx.deps, ctx.actor, asked(input)))),
  remove: workspaceProcedure
    .input(member)
    .mutation(({ ctx, input }) => unwrap(removeMember(ctx.deps, ctx.actor, asked(input)))),
  leave: workspaceProcedure.mutation(({ ctx }) => unwrap(leaveWorkspace(ctx.deps, ctx.actor))),
});
