'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { PriceBook } from '@maquette/domain/operations';
import type { Plan } from '@maquette/domain/plans';
import { Alert, Button, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { BalanceCard, BalanceSkeleton } from './balance-card.tsx';
import { BurnDownCard } from './burn-down-card.tsx';
import { HoldsCard } from './holds-card.tsx';
import { NextJobCard } from './next-job-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { NotForThisRole } from './wallet-frame.tsx';
import { WalletState } from './wallet-state.tsx';

interface OverviewPageProps {
  member: Actor;
  plan: Plan;
  priceBook: PriceBook;
}

/** What is in the wallet, what the next job would take of it, how the cycle goes, and what is held. */
export function OverviewPage({ member, plan, priceBook }: OverviewPageProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const maySee = may(member, 'wallet.see-balance');
  const wallet = useQuery({ ...trpc.wallet.get.queryOptions({ workspaceId }), enabled: maySee });
  const burnDown = useQuery({ ...trpc.wallet.burnDown.queryOptions({ workspaceId }), enabled: maySee });
  if (!maySee) return <NotForThisRole what="the wallet" />;
  if (wallet.isError && !wallet.data)
    return (
      <Alert
        tone="danger"
        title="The wallet could not be read"
        actions={
          <Button size="small" onClick={() => void wallet.refetch()}>
            Try again
          </Button>
        }
      >
        {messageOf(wallet.error)}
      </Alert>
    );
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      {wallet.data && (
        <div className="contents xl:[&>*]:col-span-2">
          <WalletState member={member} wallet={wallet.data} />
        </div>
      )}
      <div className="grid min-w-0 grid-cols-1 gap-5 lg:gap-6">
        {wallet.data ? <BalanceCard wallet={wallet.data} cycle={burnDown.data} /> : <BalanceSkeleton />}
        <BurnDownCard
          view={burnDown.data}
          problem={burnDown.error && messageOf(burnDown.error)}
          onRetry={() => void burnDown.refetch()}
        />
      </div>
      <div className="grid min-w-0 grid-cols-1 items-start gap-5 md:max-xl:grid-cols-2 lg:gap-6">
        {wallet.data ? (
          <NextJobCard wallet={wallet.data} priceBook={priceBook} />
        ) : (
          <Skeleton className="h-60 rounded-card" />
        )}
        <PlanCard member={member} plan={plan} cycle={burnDown.data} />
        <HoldsCard workspaceId={workspaceId} />
      </div>
    </div>
  );
}
