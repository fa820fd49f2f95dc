'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { StandingView } from '@maquette/domain/alerts';
import {
  buttonClass,
  countOf,
  formatCount,
  formatDate,
  IconButton,
  TriangleAlertIcon,
  XIcon,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { closeBanner } from './banner-cookie.ts';

/**
 * Says on every page that credits are low, or that there are none and what can still be done. It was asked for with the
 * page, so that nothing moves when it comes; closed, it stays away until the browser ends or the state gets worse.
 */
export function CreditBanner({ member, initiallyClosed }: { member: Actor; initiallyClosed: string | null }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const path = usePathname();
  const [closed, setClosed] = useState(initiallyClosed);
  const maySee = may(member, 'wallet.see-balance');
  const standing = useQuery({ ...trpc.alert.standing.queryOptions({ workspaceId }), enabled: maySee }).data;
  if (!standing || standing.state === 'fine') return null;
  const banner = standing.state === 'none' ? 'none' : `low-${standing.levelCredits}`;
  // the wallet says itself that it is empty
  if (closed === banner || (standing.state === 'none' && path === `/w/${workspaceId}/wallet`)) return null;
  const mayPay = may(member, 'billing.manage');
  return (
    <section
      aria-label="Credits"
      className="mb-5 flex flex-wrap items-center gap-x-5 gap-y-2.5 rounded-card border border-warning/30 bg-warning-soft py-2.5 pr-2.5 pl-3.5"
    >
      <div className="flex min-w-0 flex-1 basis-72 gap-3">
        <TriangleAlertIcon className="mt-px size-4.5 shrink-0 text-warning" />
        <div className="min-w-0">
          <p className="font-medium">{titleOf(standing)}</p>
          <p className="mt-0.5 text-text-muted empty:hidden">
            {[
              ...whatNow(standing),
              ...(mayPay ? [] : ['An owner, or whoever pays the bills, can add more.']),
            ].join(' ')}
          </p>
        </div>
      </div>
      <div className="flex flex-auto items-center justify-end gap-2 sm:flex-none">
        <Link href={`/w/${workspaceId}/wallet`} className={buttonClass({ size: 'small' })}>
          See the wallet
        </Link>
        {mayPay && (
          <Link
            href={`/w/${workspaceId}/wallet/billing`}
            className={buttonClass({ variant: 'primary', size: 'small' })}
          >
            Add credits
          </Link>
        )}
        <IconButton
          label="Close until the next visit"
          size="small"
          icon={<XIcon className="size-4" />}
          onClick={() => {
            closeBanner(workspaceId, banner);
            setClosed(banner);
          }}
        />
      </div>
    </section>
  );
}

function titleOf({ state, available, held, levelCredits }: StandingView): string {
  if (state === 'none') return 'No credits are left';
  const left = countOf(available + held, 'credit');
  return levelCredits !== null && levelCredits > 1
    ? `Credits are low: ${left} left, below ${formatCount(levelCredits)}`
    : `Credits are low: ${left} left`;
}

/** What can still be done, and when credits come. Dates in UTC, so that the server and every browser write the same. */
function whatNow({ state, held, nextCreditsAt, nextCredits }: StandingView): string[] {
  const words: string[] = [];
  if (state === 'none') {
    if (held > 0)
      words.push(`${countOf(held, 'credit')} are held for jobs under way; what they do not use comes back.`);
    words.push(
      'New models have to wait. You can still look at everything, organise it, download it and import files.',
    );
  }
  if (nextCreditsAt && nextCredits > 0)
    words.push(
      `The plan brings ${countOf(nextCredits, 'credit')} on ${formatDate(new Date(nextCreditsAt), 'UTC')}.`,
    );
  return words;
}
