import { z } from 'zod';
import { projectRoles } from '@maquette/domain/access';
import { listParticipants, removeParticipant, setParticipant } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** Who takes part in a project. */
export const participantRouter = router({
  list: workspaceProcedure
    .input(z.object({ projectId: idInput }))
    .query(({ ctx, input }) => unwrap(listParticipants(ctx.deps, ctx.actor, { projectId: input.projectId }))),
  set: workspaceProcedure
    .input(
      z.object({
        projectId: idInput,
        userId: idInput,
        role: z.enum(projectRoles),
        task: z.string().max(500).optional(),
        mayComment: z.boolean().optional(),
        /** null: they may not spend. */
        creditsPerMonth: z.number().int().nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(setParticipant(ctx.deps, ctx.actor, asked(input)))),
  remove: workspaceProcedure
    .input(z.object({ projectId: idInput, userId: idInput }))
    .mutation(({ ctx, input }) => unwrap(removeParticipant(ctx.deps, ctx.actor, asked(input)))),
});
