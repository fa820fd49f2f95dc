'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { WalletView } from '@maquette/domain/credits';
import { plans, type Plan, type PlanId } from '@maquette/domain/plans';
import { Alert, Button, Card, EmptyState, formatCount, LockIcon, PageHeader, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { LedgerTable } from './ledger-table.tsx';
import { LotTable } from './lot-table.tsx';

/** Below this, a few drafts are left. */
const lowCredits = 40;

/** The one wallet of the workspace: what is in it, where it came from, and where it went. */
export function WalletPage({ member, planId }: { member: Actor; planId: string }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const maySee = may(member, 'wallet.see-balance');
  const wallet = useQuery({ ...trpc.wallet.get.queryOptions({ workspaceId }), enabled: maySee });
  const plan: Plan | undefined = plans[planId as PlanId];
  return (
    <>
      <PageHeader
        title="Wallet"
        description={`One wallet for the web, the API and every plug-in. ${plan ? `${plan.name} plan.` : ''}`}
      />
      {!maySee ? (
        <EmptyState icon={<LockIcon />} title="Your role does not show the wallet">
          Owners, admins, editors and those who pay the bills see it. Ask an owner of the workspace.
        </EmptyState>
      ) : wallet.isError ? (
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
      ) : (
        <div className="flex flex-col gap-6">
          {wallet.data && <BalanceState wallet={wallet.data} />}
          <dl className="grid grid-cols-1 gap-3 sm:grid-cols-3 sm:gap-4">
            <Figure name="Available" hint="Can be spent now" value={wallet.data?.available} />
            <Figure name="Held" hint="Set aside for jobs under way" value={wallet.data?.held} />
            <Figure name="Debt" hint="Repaid by the next credits" value={wallet.data?.debt} />
          </dl>
          <LotTable lots={wallet.data?.lots ?? null} />
          {may(member, 'wallet.see-ledger') && <LedgerTable workspaceId={workspaceId} />}
        </div>
      )}
    </>
  );
}

function BalanceState({ wallet }: { wallet: WalletView }) {
  if (wallet.debt > 0)
    return (
      <Alert tone="danger" title={`This workspace owes ${formatCount(wallet.debt)} credits`}>
        Nothing can start until they are repaid. The next credits that come in repay them first.
      </Alert>
    );
  if (wallet.available === 0)
    return (
      <Alert tone="warning" title="No credits are left">
        {wallet.held > 0
          ? `${formatCount(wallet.held)} are held for jobs under way; what they do not use comes back. `
          : ''}
        What you made stays. Whoever runs this installation can add credits.
      </Alert>
    );
  if (wallet.available < lowCredits)
    return (
      <Alert tone="warning" title="Few credits are left">
        Enough for {Math.floor(wallet.available / 8)} textured drafts. Whoever runs this installation can add
        credits.
      </Alert>
    );
  return null;
}

const Figure = ({ name, hint, value }: { name: string; hint: string; value: number | undefined }) => (
  <Card className="px-5 py-4">
    <dt className="font-medium">{name}</dt>
    <dd>
      <span className="mt-1 block text-3xl font-semibold tracking-tight">
        {value === undefined ? <Skeleton className="h-9.5 w-24" /> : formatCount(value)}
      </span>
      <span className="mt-0.5 block text-sm text-text-muted">{hint}</span>
    </dd>
  </Card>
);
