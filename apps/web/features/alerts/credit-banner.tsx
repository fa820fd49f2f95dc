'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { StandingView } from '@maquette/domain/alerts';
import { Alert, buttonClass, countOf, formatCount, formatDate, IconButton, XIcon } from '@maquette/ui';
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
    <section aria-label="Credits" className="relative mb-5">
      <Alert
        tone="warning"
        live={false}
        className="pr-12"
        title={titleOf(standing)}
        actions={
          <>
            {mayPay && (
              <Link
                href={`/w/${workspaceId}/wallet/billing`}
                className={buttonClass({ variant: 'primary', size: 'small' })}
              >
                Add credits
              </Link>
            )}
            <Link href={`/w/${workspaceId}/wallet`} className={buttonClass({ size: 'small' })}>
              See the wallet
            </Link>
          </>
        }
      >
        {standing.state === 'none' && (
          <>
            {standing.held > 0
              ? `${countOf(standing.held, 'credit')} are held for jobs under way; what they do not use comes back. `
              : ''}
            New models have to wait. You can still look at everything, organise it, download it and import
            files.{' '}
          </>
        )}
        {nextWords(standing)}
        {!mayPay && ' Ask an owner of the workspace, or whoever pays its bills, for more.'}
      </Alert>
      <span className="absolute top-2 right-2">
        <IconButton
          label="Close until the next visit"
          size="small"
          icon={<XIcon className="size-4" />}
          onClick={() => {
            closeBanner(workspaceId, banner);
            setClosed(banner);
          }}
        />
      </span>
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

/** In UTC, so that the server and every browser write the same. */
const nextWords = ({ nextCreditsAt, nextCredits }: StandingView): string =>
  nextCreditsAt && nextCredits > 0
    ? `The plan brings ${countOf(nextCredits, 'credit')} on ${formatDate(new Date(nextCreditsAt), 'UTC')}.`
    : '';
