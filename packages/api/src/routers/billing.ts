import { z } from 'zod';
import {
  changePlan,
  confirmCheckout,
  getBilling,
  listPayments,
  listPlans,
  openPortal,
  setAutoTopUp,
  setCancelAtPeriodEnd,
  startCheckout,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** Plans, purchases, the card and the automatic top-up of a workspace. */
export const billingRouter = router({
  plans: workspaceProcedure.query(({ ctx }) => listPlans(ctx.deps)),
  get: workspaceProcedure.query(({ ctx }) => unwrap(getBilling(ctx.deps, ctx.actor))),
  payments: workspaceProcedure
    .input(
      z.object({ before: z.iso.datetime().optional(), limit: z.number().int().min(1).max(100).default(24) }),
    )
    .query(({ ctx, input }) => unwrap(listPayments(ctx.deps, ctx.actor, asked(input)))),
  checkout: workspaceProcedure
    .input(z.object({ productId: idInput }))
    .mutation(({ ctx, input }) => unwrap(startCheckout(ctx.deps, ctx.actor, asked(input)))),
  confirm: workspaceProcedure
    .input(z.object({ sessionId: z.string().min(1).max(255) }))
    .mutation(({ ctx, input }) => unwrap(confirmCheckout(ctx.deps, ctx.actor, asked(input)))),
  portal: workspaceProcedure.mutation(({ ctx }) => unwrap(openPortal(ctx.deps, ctx.actor))),
  changePlan: workspaceProcedure
    .input(z.object({ planId: idInput }))
    .mutation(({ ctx, input }) => unwrap(changePlan(ctx.deps, ctx.actor, asked(input)))),
  setCancel: workspaceProcedure
    .input(z.object({ cancel: z.boolean() }))
    .mutation(({ ctx, input }) => unwrap(setCancelAtPeriodEnd(ctx.deps, ctx.actor, asked(input)))),
  setAutoTopUp: workspaceProcedure
    .input(
      z.object({
        enabled: z.boolean(),
        packId: idInput.optional(),
        belowCredits: z.number().optional(),
        monthlyMaxCents: z.number().optional(),
        consent: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(setAutoTopUp(ctx.deps, ctx.actor, asked(input)))),
});
