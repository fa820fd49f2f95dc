'use client';

import type { BillingView } from '@maquette/domain/billing';
import type { Plan } from '@maquette/domain/plans';
import {
  AlertDialog,
  Badge,
  Button,
  Card,
  CardSection,
  CheckIcon,
  countOf,
  formatCount,
  formatDate,
} from '@maquette/ui';
import { useState } from 'react';
import { formatMoney } from './money.ts';
import { useCheckout } from './use-checkout.ts';
import { usePlanChange } from './use-plan-change.ts';

interface PlanSectionProps {
  workspaceId: string;
  billing: BillingView;
  plans: Plan[];
  mayManage: boolean;
}

/** The plans side by side, with what choosing each would do from here. */
export function PlanSection({ workspaceId, billing, plans, mayManage }: PlanSectionProps) {
  const { plan: current, periodEnd, nextPlanId, cancelAt } = billing;
  const checkout = useCheckout(workspaceId);
  const change = usePlanChange(workspaceId);
  const [asked, setAsked] = useState<Plan | null>(null);
  const isSubscribed = billing.subscriptionStatus !== null;
  const next = plans.find(({ id }) => id === nextPlanId);
  return (
    <CardSection
      title="Plan"
      description={
        isSubscribed && periodEnd
          ? `${current.name}, ${formatMoney(current.monthlyCents)} per month. ${
              cancelAt
                ? `Ends on ${formatDate(new Date(periodEnd))}.`
                : `The next cycle begins on ${formatDate(new Date(periodEnd))}${next ? `, with the plan ${next.name}` : ''}.`
            }`
          : 'Credits of a plan come every month and are spent before top-ups.'
      }
      actions={
        mayManage && isSubscribed ? (
          cancelAt ? (
            <Button size="small" busy={change.isBusy} onClick={() => change.setCancel(false)}>
              Keep the subscription
            </Button>
          ) : (
            <Button size="small" variant="quiet" busy={change.isBusy} onClick={() => setAsked(freeOf(plans))}>
              Cancel the subscription
            </Button>
          )
        ) : null
      }
    >
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {plans.map((plan) => (
          <li key={plan.id} className="flex">
            <PlanCard
              plan={plan}
              isCurrent={plan.id === current.id}
              isNext={plan.id === nextPlanId}
              busy={checkout.busyWith === plan.id}
              action={mayManage ? actionFor(plan, { current, isSubscribed }) : null}
              onChoose={() => (isSubscribed ? setAsked(plan) : checkout.buy(plan.id))}
            />
          </li>
        ))}
      </ul>
      {asked && (
        <AlertDialog
          open
          onOpenChange={() => setAsked(null)}
          {...wordsFor(asked, { current, periodEnd })}
          busy={change.isBusy}
          onConfirm={async () => {
            await (asked.monthlyCents === 0 ? change.setCancel(true) : change.changeTo(asked.id));
            setAsked(null);
          }}
        />
      )}
    </CardSection>
  );
}

const freeOf = (plans: Plan[]): Plan | null => plans.find(({ monthlyCents }) => monthlyCents === 0) ?? null;

function actionFor(plan: Plan, { current, isSubscribed }: { current: Plan; isSubscribed: boolean }) {
  if (plan.id === current.id || plan.monthlyCents === 0) return null;
  if (!isSubscribed) return `Buy ${plan.name}`;
  return plan.monthlyCents > current.monthlyCents ? `Upgrade to ${plan.name}` : `Go down to ${plan.name}`;
}

function wordsFor(plan: Plan, { current, periodEnd }: { current: Plan; periodEnd: string | null }) {
  const end = periodEnd ? formatDate(new Date(periodEnd)) : 'the end of the period';
  if (plan.monthlyCents === 0)
    return {
      title: 'Cancel the subscription?',
      description: `It goes on until ${end}; then its credits end and the Free plan begins. Top-ups and everything you made stay.`,
      confirmLabel: 'Cancel the subscription',
      cancelLabel: 'Keep it',
      danger: true,
    };
  if (plan.monthlyCents > current.monthlyCents)
    return {
      title: `Upgrade to ${plan.name}?`,
      description: `The rest of this period is charged to your card now, and its credits come at once. From ${end} on it is ${formatMoney(plan.monthlyCents)} per month.`,
      confirmLabel: `Upgrade to ${plan.name}`,
    };
  return {
    title: `Go down to ${plan.name}?`,
    description: `Nothing changes before ${end}. From then on it is ${formatMoney(plan.monthlyCents)} per month, with ${formatCount(plan.creditsPerCycle)} credits.`,
    confirmLabel: `Go down to ${plan.name}`,
  };
}

interface PlanCardProps {
  plan: Plan;
  isCurrent: boolean;
  isNext: boolean;
  busy: boolean;
  action: string | null;
  onChoose: () => void;
}

function PlanCard({ plan, isCurrent, isNext, busy, action, onChoose }: PlanCardProps) {
  return (
    <Card className={`flex w-full flex-col px-4 py-4 ${isCurrent ? 'border-accent' : ''}`}>
      <h3 className="flex min-h-6 items-center justify-between font-semibold">
        {plan.name}
        {isCurrent ? <Badge tone="accent">Your plan</Badge> : isNext ? <Badge>Next</Badge> : null}
      </h3>
      <p className="mt-1">
        <span className="text-2xl font-semibold tracking-tight">{formatMoney(plan.monthlyCents)}</span>
        <span className="text-text-muted"> per month</span>
      </p>
      <ul className="mt-3 flex flex-1 flex-col gap-1.5 text-sm">
        <Fact>{formatCount(plan.creditsPerCycle)} credits every month</Fact>
        <Fact>
          {plan.rolloverCreditsMax > 0
            ? `Up to ${formatCount(plan.rolloverCreditsMax)} unused credits roll over`
            : 'Unused credits end with the month'}
        </Fact>
        <Fact>
          {countOf(plan.runningJobsMax, 'job')} at once, {formatCount(plan.queuedJobsMax)} in the queue
        </Fact>
        <Fact>{plan.seats} seats</Fact>
      </ul>
      {action && (
        <Button className="mt-4" full variant="secondary" busy={busy} onClick={onChoose}>
          {action}
        </Button>
      )}
    </Card>
  );
}

const Fact = ({ children }: { children: React.ReactNode }) => (
  <li className="flex gap-2">
    <CheckIcon className="mt-0.5 size-4 shrink-0 text-success" />
    <span>{children}</span>
  </li>
);
