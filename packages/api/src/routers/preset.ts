import { z } from 'zod';
import { deletePreset, listPresets, savePreset } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const operation = z.string().max(64);

/** Parameters of an operation under a name. */
export const presetRouter = router({
  save: workspaceProcedure
    .input(z.object({ operation, name: z.string().max(200), params: z.record(z.string(), z.unknown()) }))
    .mutation(({ ctx, input }) => unwrap(savePreset(ctx.deps, ctx.actor, asked(input)))),
  list: workspaceProcedure
    .input(z.object({ operation: operation.optional() }))
    .query(({ ctx, input }) => unwrap(listPresets(ctx.deps, ctx.actor, { operation: input.operation }))),
  delete: workspaceProcedure
    .input(z.object({ presetId: idInput }))
    .mutation(({ ctx, input }) => unwrap(deletePreset(ctx.deps, ctx.actor, { presetId: input.presetId }))),
});
