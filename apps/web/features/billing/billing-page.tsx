'use client';

import { may, type Actor } from '@maquette/domain/access';
import { Alert, Button, EmptyState, LockIcon, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { AutoTopUpSection } from './auto-top-up-section.tsx';
import { BillingState } from './billing-state.tsx';
import { PaymentSection } from './payment-section.tsx';
import { PlanSection } from './plan-section.tsx';
import { TopUpSection } from './top-up-section.tsx';

/** What the workspace pays: its plan, packs of credits, the card, the automatic top-up, and what was paid. */
export function BillingPage({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const maySee = may(member, 'billing.see');
  const billing = useQuery({ ...trpc.billing.get.queryOptions({ workspaceId }), enabled: maySee });
  const offer = useQuery({ ...trpc.billing.plans.queryOptions({ workspaceId }), enabled: maySee });
  if (!maySee)
    return (
      <EmptyState icon={<LockIcon />} title="Your role does not show the billing">
        Owners, admins and those who pay the bills see it. Ask an owner of the workspace.
      </EmptyState>
    );
  const problem = billing.error ?? offer.error;
  if (problem)
    return (
      <Alert
        tone="danger"
        title="The billing could not be read"
        actions={
          <Button size="small" onClick={() => void Promise.all([billing.refetch(), offer.refetch()])}>
            Try again
          </Button>
        }
      >
        {messageOf(problem)}
      </Alert>
    );
  if (!billing.data || !offer.data) return <Skeleton className="h-96" />;
  const mayManage = may(member, 'billing.manage') && billing.data.payments !== 'off';
  const shared = { workspaceId, billing: billing.data, mayManage };
  return (
    <div className="flex flex-col gap-6">
      <BillingState {...shared} />
      <PlanSection {...shared} plans={offer.data.plans} />
      <TopUpSection {...shared} topUps={offer.data.topUps} />
      <AutoTopUpSection {...shared} topUps={offer.data.topUps} />
      <PaymentSection {...shared} />
    </div>
  );
}
