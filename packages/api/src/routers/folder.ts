import { z } from 'zod';
import { createFolder, deleteFolder, listFolders, moveFolder, renameFolder } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const name = z.string().max(500);

/** The tree of folders of a project. */
export const folderRouter = router({
  create: workspaceProcedure
    .input(z.object({ projectId: idInput, parentId: idInput.nullable().optional(), name }))
    .mutation(({ ctx, input }) => unwrap(createFolder(ctx.deps, ctx.actor, asked(input)))),
  rename: workspaceProcedure
    .input(z.object({ folderId: idInput, name }))
    .mutation(({ ctx, input }) => unwrap(renameFolder(ctx.deps, ctx.actor, asked(input)))),
  move: workspaceProcedure
    .input(z.object({ folderId: idInput, parentId: idInput.nullable() }))
    .mutation(({ ctx, input }) => unwrap(moveFolder(ctx.deps, ctx.actor, asked(input)))),
  delete: workspaceProcedure
    .input(z.object({ folderId: idInput }))
    .mutation(({ ctx, input }) => unwrap(deleteFolder(ctx.deps, ctx.actor, { folderId: input.folderId }))),
  list: workspaceProcedure
    .input(z.object({ projectId: idInput }))
    .query(({ ctx, input }) => unwrap(listFolders(ctx.deps, ctx.actor, { projectId: input.projectId }))),
});
