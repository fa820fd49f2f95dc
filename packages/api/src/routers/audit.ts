import { z } from 'zod';
import { listAudit, verifyAudit } from '@maquette/services';
import { auditFilter } from '../audit-input.ts';
import { asked, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** Who did what. Only ever read here: what is written is written by what happens. */
export const auditRouter = router({
  list: workspaceProcedure
    .input(
      z.object({
        ...auditFilter,
        cursor: z.string().max(100).nullish(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) =>
      unwrap(listAudit(ctx.deps, ctx.actor, { ...asked(input), cursor: input.cursor ?? undefined })),
    ),
  verification: workspaceProcedure.query(({ ctx }) => unwrap(verifyAudit(ctx.deps, ctx.actor))),
});
