import { z } from 'zod';
import { checklistItems } from '@maquette/domain/checklist';
import { countAgreed, getChecklist, tickPoint, untickPoint } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const point = z.object({ versionId: idInput, item: z.enum(checklistItems) });

/** What a team agrees on for each result. */
export const checklistRouter = router({
  get: workspaceProcedure
    .input(z.object({ versionId: idInput }))
    .query(({ ctx, input }) => unwrap(getChecklist(ctx.deps, ctx.actor, { versionId: input.versionId }))),
  tick: workspaceProcedure
    .input(point.extend({ note: z.string().max(2_000).optional() }))
    .mutation(({ ctx, input }) => unwrap(tickPoint(ctx.deps, ctx.actor, asked(input)))),
  untick: workspaceProcedure
    .input(point)
    .mutation(({ ctx, input }) => unwrap(untickPoint(ctx.deps, ctx.actor, asked(input)))),
  agreed: workspaceProcedure
    .input(z.object({ projectId: idInput }))
    .query(({ ctx, input }) => unwrap(countAgreed(ctx.deps, ctx.actor, { projectId: input.projectId }))),
});
