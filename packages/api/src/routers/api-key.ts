import { z } from 'zod';
import { apiScopes } from '@maquette/domain/access';
import { createApiKey, listApiKeys, revokeApiKey } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** Keys for programs. The key itself is in the answer of `create` and nowhere else. */
export const apiKeyRouter = router({
  create: workspaceProcedure
    .input(
      z.object({
        name: z.string().max(200),
        scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
        /** ISO 8601; left out: it does not end. */
        expiresAt: z.iso.datetime().nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(createApiKey(ctx.deps, ctx.actor, asked(input)))),
  list: workspaceProcedure.query(({ ctx }) => unwrap(listApiKeys(ctx.deps, ctx.actor))),
  revoke: workspaceProcedure
    .input(z.object({ apiKeyId: idInput }))
    .mutation(({ ctx, input }) => unwrap(revokeApiKey(ctx.deps, ctx.actor, { apiKeyId: input.apiKeyId }))),
});
