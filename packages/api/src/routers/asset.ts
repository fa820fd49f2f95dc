import { z } from 'zod';
import {
  getAsset,
  keepVersion,
  listAssets,
  listVersions,
  moveAssets,
  purgeAssets,
  renameAsset,
  restoreAssets,
  trashAssets,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const assetIds = z.array(idInput).min(1).max(200);

const listInput = z.object({
  projectId: idInput.optional(),
  /** null: what lies in no folder; left out: all folders. */
  folderId: idInput.nullable().optional(),
  kind: z.enum(['image', 'model']).optional(),
  search: z.string().max(200).optional(),
  trashed: z.boolean().optional(),
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(200).optional(),
});

/** Assets and their versions. */
export const assetRouter = router({
  list: workspaceProcedure
    .input(listInput)
    .query(({ ctx, input }) =>
      unwrap(listAssets(ctx.deps, ctx.actor, { ...asked(input), cursor: input.cursor ?? undefined })),
    ),
  get: workspaceProcedure
    .input(z.object({ assetId: idInput }))
    .query(({ ctx, input }) => unwrap(getAsset(ctx.deps, ctx.actor, { assetId: input.assetId }))),
  versions: workspaceProcedure
    .input(z.object({ assetId: idInput }))
    .query(({ ctx, input }) => unwrap(listVersions(ctx.deps, ctx.actor, { assetId: input.assetId }))),
  keep: workspaceProcedure
    .input(z.object({ versionId: idInput, kept: z.boolean() }))
    .mutation(({ ctx, input }) => unwrap(keepVersion(ctx.deps, ctx.actor, asked(input)))),
  rename: workspaceProcedure
    .input(z.object({ assetId: idInput, name: z.string().max(500) }))
    .mutation(({ ctx, input }) => unwrap(renameAsset(ctx.deps, ctx.actor, asked(input)))),
  move: workspaceProcedure
    .input(z.object({ assetIds, projectId: idInput, folderId: idInput.nullable() }))
    .mutation(({ ctx, input }) => unwrap(moveAssets(ctx.deps, ctx.actor, asked(input)))),
  trash: workspaceProcedure
    .input(z.object({ assetIds }))
    .mutation(({ ctx, input }) => unwrap(trashAssets(ctx.deps, ctx.actor, { assetIds: input.assetIds }))),
  restore: workspaceProcedure
    .input(z.object({ assetIds }))
    .mutation(({ ctx, input }) => unwrap(restoreAssets(ctx.deps, ctx.actor, { assetIds: input.assetIds }))),
  purge: workspaceProcedure
    .input(z.object({ assetIds }))
    .mutation(({ ctx, input }) => unwrap(purgeAssets(ctx.deps, ctx.actor, { assetIds: input.assetIds }))),
});
