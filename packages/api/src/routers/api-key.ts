import { z } from 'zod';
import { apiScopes } from '@maquette/domain/access';
import { apiKeyKinds, keptProjectsMax, overlapHours } from '@maquette/domain/api-keys';
import { capPeriods } from '@maquette/domain/caps';
import { createApiKey, listApiKeys, renameApiKey, revokeApiKey, rotateApiKey } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const name = z.string().max(200);
/** ISO 8601; null: it does not end. */
const expiresAt = z.iso.datetime().nullable().optional();

/** Keys for programs. The key itself is in the answer of `create` and `rotate` and nowhere else. */
export const apiKeyRouter = router({
  create: workspaceProcedure
    .input(
      z.object({
        name,
        kind: z.enum(apiKeyKinds).optional(),
        scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
        projectIds: z.array(idInput).max(keptProjectsMax).optional(),
        cap: z
          .object({ period: z.enum(capPeriods), credits: z.number().int().min(0) })
          .nullable()
          .optional(),
        expiresAt,
      }),
    )
    .mutation(({ ctx, input }) => unwrap(createApiKey(ctx.deps, ctx.actor, asked(input)))),
  list: workspaceProcedure.query(({ ctx }) => unwrap(listApiKeys(ctx.deps, ctx.actor))),
  rename: workspaceProcedure
    .input(z.object({ apiKeyId: idInput, name }))
    .mutation(({ ctx, input }) => unwrap(renameApiKey(ctx.deps, ctx.actor, asked(input)))),
  rotate: workspaceProcedure
    .input(
      z.object({
        apiKeyId: idInput,
        overlapHours: z.number().int().min(0).max(overlapHours.max).optional(),
        expiresAt,
      }),
    )
    .mutation(({ ctx, input }) => unwrap(rotateApiKey(ctx.deps, ctx.actor, asked(input)))),
  revoke: workspaceProcedure
    .input(z.object({ apiKeyId: idInput }))
    .mutation(({ ctx, input }) => unwrap(revokeApiKey(ctx.deps, ctx.actor, { apiKeyId: input.apiKeyId }))),
});
