import { z } from 'zod';
import { shareKinds, sitesMax } from '@maquette/domain/share';
import {
  changeShareLink,
  createShareLink,
  listShareLinks,
  replaceShareSecret,
  revokeShareLink,
  setSharePolicy,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const options = z.object({
  name: z.string().max(500).optional(),
  mayDownload: z.boolean().optional(),
  mayComment: z.boolean().optional(),
  allVersions: z.boolean().optional(),
  /** null: no end. Left out: as it is; for a new link in 30 days. */
  expiresAt: z.date().nullable().optional(),
  /** null: none. */
  passphrase: z.string().max(1_000).nullable().optional(),
  embedSites: z.array(z.string().max(500)).max(sitesMax).optional(),
});
const linkInput = z.object({ linkId: idInput });

/** Links with which people without an account see something. */
export const shareRouter = router({
  list: workspaceProcedure
    .input(z.object({ projectId: idInput, targetId: idInput.optional() }))
    .query(({ ctx, input }) => unwrap(listShareLinks(ctx.deps, ctx.actor, asked(input)))),
  create: workspaceProcedure
    .input(options.extend({ kind: z.enum(shareKinds), id: idInput }))
    .mutation(({ ctx, input }) => unwrap(createShareLink(ctx.deps, ctx.actor, asked(input)))),
  change: workspaceProcedure
    .input(options.extend(linkInput.shape))
    .mutation(({ ctx, input }) => unwrap(changeShareLink(ctx.deps, ctx.actor, asked(input)))),
  revoke: workspaceProcedure
    .input(linkInput)
    .mutation(({ ctx, input }) => unwrap(revokeShareLink(ctx.deps, ctx.actor, { linkId: input.linkId }))),
  replaceSecret: workspaceProcedure
    .input(linkInput)
    .mutation(({ ctx, input }) => unwrap(replaceShareSecret(ctx.deps, ctx.actor, { linkId: input.linkId }))),
  setPolicy: workspaceProcedure
    .input(z.object({ editorsMayShare: z.boolean() }))
    .mutation(({ ctx, input }) => unwrap(setSharePolicy(ctx.deps, ctx.actor, asked(input)))),
});
