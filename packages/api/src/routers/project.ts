import { z } from 'zod';
import {
  archiveProject,
  createProject,
  deleteProject,
  getProject,
  listProjects,
  restrictProject,
  updateProject,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const projectFields = z.object({
  name: z.string().max(500),
  brief: z.string().max(20_000).optional(),
  usage: z.string().max(2_000).optional(),
  /** `YYYY-MM-DD` */
  dueOn: z.iso.date().nullable().optional(),
  ownerId: idInput.optional(),
});

/** Projects of a workspace. */
export const projectRouter = router({
  create: workspaceProcedure
    .input(projectFields)
    .mutation(({ ctx, input }) => unwrap(createProject(ctx.deps, ctx.actor, asked(input)))),
  update: workspaceProcedure
    .input(projectFields.partial().extend({ projectId: idInput }))
    .mutation(({ ctx, input }) => unwrap(updateProject(ctx.deps, ctx.actor, asked(input)))),
  get: workspaceProcedure
    .input(z.object({ projectId: idInput }))
    .query(({ ctx, input }) => unwrap(getProject(ctx.deps, ctx.actor, { projectId: input.projectId }))),
  list: workspaceProcedure
    .input(z.object({ archived: z.boolean().optional() }))
    .query(({ ctx, input }) => unwrap(listProjects(ctx.deps, ctx.actor, { archived: input.archived }))),
  archive: workspaceProcedure
    .input(z.object({ projectId: idInput, archived: z.boolean() }))
    .mutation(({ ctx, input }) => unwrap(archiveProject(ctx.deps, ctx.actor, asked(input)))),
  restrict: workspaceProcedure
    .input(z.object({ projectId: idInput, restricted: z.boolean() }))
    .mutation(({ ctx, input }) => unwrap(restrictProject(ctx.deps, ctx.actor, asked(input)))),
  delete: workspaceProcedure
    .input(z.object({ projectId: idInput, name: z.string().max(500) }))
    .mutation(({ ctx, input }) => unwrap(deleteProject(ctx.deps, ctx.actor, asked(input)))),
});
