import { z } from 'zod';
import { createComment, deleteComment, listComments } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** What people say about versions of assets. */
export const commentRouter = router({
  list: workspaceProcedure
    .input(z.object({ assetId: idInput, versionId: idInput.optional() }))
    .query(({ ctx, input }) => unwrap(listComments(ctx.deps, ctx.actor, asked(input)))),
  /** Without a version: about the newest. */
  create: workspaceProcedure
    .input(z.object({ assetId: idInput, versionId: idInput.optional(), body: z.string().max(20_000) }))
    .mutation(({ ctx, input }) => unwrap(createComment(ctx.deps, ctx.actor, asked(input)))),
  delete: workspaceProcedure
    .input(z.object({ commentId: idInput }))
    .mutation(({ ctx, input }) => unwrap(deleteComment(ctx.deps, ctx.actor, { commentId: input.commentId }))),
});
