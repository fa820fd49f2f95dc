import { z } from 'zod';
import { alertKinds } from '@maquette/domain/alerts';
import {
  createAlertRule,
  deleteAlertRule,
  getStanding,
  listAlerts,
  updateAlertRule,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const ways = {
  inApp: z.boolean().optional(),
  mail: z.boolean().optional(),
  webhook: z.boolean().optional(),
};

/** When a workspace is told about its credits, and how it stands. */
export const alertRouter = router({
  list: workspaceProcedure.query(({ ctx }) => unwrap(listAlerts(ctx.deps, ctx.actor))),
  standing: workspaceProcedure.query(({ ctx }) => unwrap(getStanding(ctx.deps, ctx.actor))),
  create: workspaceProcedure
    .input(z.object({ kind: z.enum(alertKinds), threshold: z.number(), ...ways }))
    .mutation(({ ctx, input }) => unwrap(createAlertRule(ctx.deps, ctx.actor, asked(input)))),
  update: workspaceProcedure
    .input(z.object({ ruleId: idInput, threshold: z.number().optional(), ...ways }))
    .mutation(({ ctx, input }) => unwrap(updateAlertRule(ctx.deps, ctx.actor, asked(input)))),
  delete: workspaceProcedure
    .input(z.object({ ruleId: idInput }))
    .mutation(({ ctx, input }) => unwrap(deleteAlertRule(ctx.deps, ctx.actor, { ruleId: input.ruleId }))),
});
