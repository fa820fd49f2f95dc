import { z } from 'zod';
import {
  createWorkspace,
  deleteWorkspace,
  listMembers,
  listWorkspaces,
  renameWorkspace,
} from '@maquette/services';
import { asked, router, signedInProcedure, unwrap, workspaceProcedure } from '../trpc.ts';

const name = z.string().max(200);

/** Workspaces of the person who is signed in, and who is in one. */
export const workspaceRouter = router({
  list: signedInProcedure.query(({ ctx }) =>
    unwrap(listWorkspaces(ctx.deps, { userId: ctx.session.user.id })),
  ),
  create: signedInProcedure
    .input(z.object({ name }))
    .mutation(({ ctx, input }) =>
      unwrap(createWorkspace(ctx.deps, { userId: ctx.session.user.id, name: input.name })),
    ),
  rename: workspaceProcedure
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => unwrap(renameWorkspace(ctx.deps, ctx.actor, { name: input.name }))),
  delete: workspaceProcedure
    .input(z.object({ name, password: z.string().max(1_000).optional() }))
    .mutation(({ ctx, input }) => unwrap(deleteWorkspace(ctx.deps, ctx.actor, asked(input)))),
  /** For choosing somebody: names and roles. */
  members: workspaceProcedure.query(({ ctx }) => unwrap(listMembers(ctx.deps, ctx.actor))),
});
