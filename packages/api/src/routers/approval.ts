import { z } from 'zod';
import { approvalStatuses } from '@maquette/domain/approvals';
import { decideApproval, listApprovals, requestApproval } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';
import { jobRequestInput } from './job.ts';

/** Jobs that somebody else has to agree to. */
export const approvalRouter = router({
  list: workspaceProcedure
    .input(z.object({ status: z.enum(approvalStatuses).optional() }))
    .query(({ ctx, input }) => unwrap(listApprovals(ctx.deps, ctx.actor, asked(input)))),
  request: workspaceProcedure
    .input(jobRequestInput)
    .mutation(({ ctx, input }) => unwrap(requestApproval(ctx.deps, ctx.actor, asked(input)))),
  decide: workspaceProcedure
    .input(
      z.object({
        approvalId: idInput,
        decision: z.enum(['approved', 'declined']),
        note: z.string().max(2_000).optional(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(decideApproval(ctx.deps, ctx.actor, asked(input)))),
});
