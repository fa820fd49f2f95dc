import { studioTime } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import type { BillingView } from '@maquette/domain/billing';
import { isPlanId } from '@maquette/domain/plans';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readPlans } from '../plans/read-plans.ts';
import { paidByAutoTopUpCents } from './paid-by-auto-top-up.ts';

/** The plan, the subscription, the card and the automatic top-up of the actor's workspace. */
export async function getBilling(
  deps: Pick<ServiceDeps, 'db' | 'payments'>,
  actor: Actor,
): Promise<Result<BillingView>> {
  const allowed = authorize(actor, 'billing.see');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const [workspace, plans, now, openDisputes, waiting] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, include: { billing: true } }),
    readPlans(prisma),
    studioTime(prisma),
    prisma.dispute.count({ where: { workspaceId, closedAt: null } }),
    prisma.purchaseOrder.findFirst({
      where: { workspaceId, kind: 'auto_top_up', status: 'needs_cardholder' },
    }),
  ]);
  const { billing, planId } = workspace;
  const consentBy = billing?.autoTopUpConsentById
    ? await prisma.user.findUnique({ where: { id: billing.autoTopUpConsentById } })
    : null;
  return ok({
    payments: deps.payments?.mode ?? 'off',
    plan: plans[isPlanId(planId) ? planId : 'free'],
    subscriptionStatus: billing?.subscriptionStatus ?? null,
    periodStart: billing?.periodStart?.toISOString() ?? null,
    periodEnd: billing?.periodEnd?.toISOString() ?? null,
    nextPlanId: billing?.nextPlanId ?? null,
    cancelAt: billing?.cancelAt?.toISOString() ?? null,
    card:
      billing?.cardBrand && billing.cardLast4 ? { brand: billing.cardBrand, last4: billing.cardLast4 } : null,
    autoTopUp: {
      enabled: billing?.autoTopUpEnabled ?? false,
      packId: billing?.autoTopUpPackId ?? null,
      belowCredits: billing?.autoTopUpBelowCredits ?? null,
      monthlyMaxCents: billing?.autoTopUpMonthlyMaxCents ?? null,
      paidThisMonthCents: await paidByAutoTopUpCents(prisma, { workspaceId, now }),
      state: billing?.autoTopUpState ?? 'ready',
      failures: billing?.autoTopUpFailures ?? 0,
      retryAt: billing?.autoTopUpRetryAt?.toISOString() ?? null,
      consentAt: billing?.autoTopUpConsentAt?.toISOString() ?? null,
      consentByName: consentBy?.name ?? null,
      paymentUrl: waiting?.checkoutUrl ?? null,
    },
    hasOpenDispute: openDisputes > 0,
  });
}
