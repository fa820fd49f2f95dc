import { authorize, type Actor } from '@maquette/domain/access';
import { planLookupKey } from '@maquette/domain/billing';
import { isPlanId } from '@maquette/domain/plans';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { PaymentDeclined, type Payments } from '@maquette/payments';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { readPlans } from '../plans/read-plans.ts';
import { isOver } from './live-subscription.ts';
import { askProvider, paymentsOf } from './payments-of.ts';
import { syncInvoice } from './sync-invoice.ts';
import { syncSubscription } from './sync-subscription.ts';

type PlanDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

/**
 * Goes over to another paid plan: a dearer one at once, invoiced for the rest of the period; a cheaper one when the
 * period ends, and nothing is taken back. Refuses `payment.declined` when the card is.
 */
export async function changePlan(
  deps: PlanDeps,
  actor: Actor,
  input: { planId: string },
): Promise<Result<{ when: 'now' | 'period-end' }>> {
  const found = await subscriptionOf(deps, actor);
  if (!found.ok) return found;
  const { payments, subscriptionId, planId: from } = found.value;
  const plans = await readPlans(deps.db.prisma);
  const to = input.planId;
  if (!isPlanId(to) || plans[to].monthlyCents === 0)
    return refuse('input.invalid', 'This is no paid plan.', {
      field: 'planId',
      suggestion: 'To go back to the Free plan, cancel the subscription.',
    });
  const isUpgrade = isPlanId(from) && plans[to].monthlyCents > plans[from].monthlyCents;
  const when = isUpgrade ? 'now' : 'period-end';
  try {
    const changed = await askProvider(() =>
      payments.changePlan({
        subscriptionId,
        lookupKey: planLookupKey(to),
        when,
        requestKey: newId('request'),
      }),
    );
    if (!changed.ok) return changed;
    if (changed.value.latestInvoiceId) await syncInvoice(deps, changed.value.latestInvoiceId);
    await syncSubscription(deps, subscriptionId);
    await deps.db.transaction((tx) =>
      noteAudit(tx, actor, {
        action: 'plan.change-asked',
        target: { kind: 'plan', id: to, name: plans[to].name },
        before: { planId: from },
        after: { planId: to, when },
      }),
    );
    return ok({ when });
  } catch (error) {
    if (!(error instanceof PaymentDeclined)) throw error;
    return refuse('payment.declined', 'The card was declined, so the plan stays as it is.', {
      suggestion: 'Change the card, then try again.',
      detail: { reason: error.code },
    });
  }
}

/** Lets the subscription end with its period, or go on after all. */
export async function setCancelAtPeriodEnd(
  deps: PlanDeps,
  actor: Actor,
  input: { cancel: boolean },
): Promise<Result<void>> {
  const found = await subscriptionOf(deps, actor);
  if (!found.ok) return found;
  const { payments, subscriptionId, planId } = found.value;
  const { cancel } = input;
  const changed = await askProvider(() =>
    payments.setCancelAtPeriodEnd({ subscriptionId, cancel, requestKey: newId('request') }),
  );
  if (!changed.ok) return changed;
  await syncSubscription(deps, subscriptionId);
  await deps.db.transaction((tx) =>
    noteAudit(tx, actor, {
      action: 'subscription.cancel-set',
      target: { kind: 'plan', id: planId },
      after: { endsWithPeriod: cancel },
    }),
  );
  return ok(undefined);
}

async function subscriptionOf(
  deps: PlanDeps,
  actor: Actor,
): Promise<Result<{ payments: Payments; subscriptionId: string; planId: string }>> {
  const allowed = authorize(actor, 'billing.manage');
  if (!allowed.ok) return allowed;
  const payments = paymentsOf(deps);
  if (!payments.ok) return payments;
  const { workspaceId } = actor;
  const workspace = await deps.db.prisma.workspace.findUnique({
    where: { id: workspaceId },
    include: { billing: true },
  });
  if (!workspace) return notFound();
  const { planId, billing } = workspace;
  if (!billing?.subscriptionId || isOver(billing.subscriptionStatus))
    return refuse('conflict.state', 'This workspace has no subscription.', {
      suggestion: 'Choose a plan first.',
    });
  return ok({ payments: payments.value, subscriptionId: billing.subscriptionId, planId });
}
