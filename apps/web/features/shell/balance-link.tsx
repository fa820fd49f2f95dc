'use client';

import { may, type Actor } from '@maquette/domain/access';
import { countOf, formatCount, Skeleton, WalletIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../../trpc/client.tsx';

export interface BalanceLinkProps {
  workspaceId: string;
  member: Actor;
  compact?: boolean;
  onNavigate?: (() => void) | undefined;
}

/** What the workspace can spend; leads to the wallet. Nothing for those who may not see it. */
export function BalanceLink({ workspaceId, member, compact, onNavigate }: BalanceLinkProps) {
  const trpc = useTRPC();
  const maySee = may(member, 'wallet.see-balance');
  const wallet = useQuery({ ...trpc.wallet.get.queryOptions({ workspaceId }), enabled: maySee });
  if (!maySee) return null;
  const available = wallet.data?.available;
  const href = `/w/${workspaceId}/wallet`;
  if (compact)
    return (
      <Link
        href={href}
        aria-label={available === undefined ? 'Wallet' : `Wallet: ${countOf(available, 'credit')}`}
        className="flex h-8 min-w-16 items-center justify-end gap-1.5 rounded-control px-2 font-medium pointer-coarse:h-10"
      >
        <WalletIcon className="size-4 text-text-muted" />
        {available === undefined ? '–' : formatCount(available)}
      </Link>
    );
  return (
    <Link
      href={href}
      onClick={onNavigate}
      className="group flex items-center gap-2.5 rounded-control border border-border px-2.5 py-2 transition-colors hover:bg-surface-hover"
    >
      <WalletIcon className="size-4 shrink-0 text-text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block text-xs text-text-muted">Wallet</span>
        {available === undefined ? (
          wallet.isError ? (
            <span className="block font-medium">not known now</span>
          ) : (
            <Skeleton className="mt-1 h-3.5 w-20" />
          )
        ) : (
          <span className="block font-medium">{countOf(available, 'credit')}</span>
        )}
      </span>
      {wallet.data !== undefined && wallet.data.held > 0 && (
        <span className="text-xs text-text-muted">{formatCount(wallet.data.held)} held</span>
      )}
    </Link>
  );
}
