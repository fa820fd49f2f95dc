import { z } from 'zod';
import {
  asOperator,
  editPlan,
  editPriceBook,
  findWorkspaces,
  giveCredits,
  listPaymentProblems,
  listPlanVersions,
  listPrices,
  listRefundable,
  refundPayment,
  retryPaymentEvent,
} from '@maquette/services';
import { idInput, router, signedInProcedure, unwrap } from '../trpc.ts';

/** For whoever runs the installation; for everyone else there is nothing here. */
const operatorProcedure = signedInProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { operator: await unwrap(asOperator(ctx.session.user)) } }),
);

const effectiveAt = z.date().nullable();

/** Plans, prices, payments that need a hand, and corrections. */
export const operatorRouter = router({
  plans: operatorProcedure.query(({ ctx }) => listPlanVersions(ctx.deps, ctx.operator)),
  editPlan: operatorProcedure
    .input(
      z.object({
        id: idInput,
        name: z.string().max(200),
        monthlyCents: z.number(),
        creditsPerCycle: z.number(),
        seats: z.number(),
        runningJobsMax: z.number(),
        queuedJobsMax: z.number(),
        rolloverCreditsMax: z.number(),
        effectiveAt,
      }),
    )
    .mutation(({ ctx, input }) => unwrap(editPlan(ctx.deps, ctx.operator, input))),
  prices: operatorProcedure.query(({ ctx }) => listPrices(ctx.deps, ctx.operator)),
  editPrices: operatorProcedure
    .input(z.object({ changes: z.record(z.string(), z.number()), note: z.string().max(1_000), effectiveAt }))
    .mutation(({ ctx, input }) => unwrap(editPriceBook(ctx.deps, ctx.operator, input))),
  problems: operatorProcedure.query(({ ctx }) => listPaymentProblems(ctx.deps, ctx.operator)),
  retryEvent: operatorProcedure
    .input(z.object({ eventId: z.string().max(255) }))
    .mutation(({ ctx, input }) => unwrap(retryPaymentEvent(ctx.deps, ctx.operator, input))),
  workspaces: operatorProcedure
    .input(z.object({ text: z.string().max(200) }))
    .query(({ ctx, input }) => findWorkspaces(ctx.deps, ctx.operator, input)),
  payments: operatorProcedure
    .input(z.object({ workspaceId: idInput }))
    .query(({ ctx, input }) => listRefundable(ctx.deps, ctx.operator, input)),
  refund: operatorProcedure
    .input(z.object({ workspaceId: idInput, paymentId: idInput }))
    .mutation(({ ctx, input }) => unwrap(refundPayment(ctx.deps, ctx.operator, input))),
  giveCredits: operatorProcedure
    .input(z.object({ workspaceId: idInput, credits: z.number(), reason: z.string().max(1_000) }))
    .mutation(({ ctx, input }) => unwrap(giveCredits(ctx.deps, ctx.operator, input))),
});
