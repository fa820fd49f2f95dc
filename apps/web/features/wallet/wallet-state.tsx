'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { WalletView } from '@maquette/domain/credits';
import { Alert, buttonClass, countOf, formatCount } from '@maquette/ui';
import Link from 'next/link';

/** What stands in the way of the next job, most serious first: a freeze, a debt, a clawback, no credits. */
export function WalletState({ member, wallet }: { member: Actor; wallet: WalletView }) {
  const { available, held, debt, clawback, frozen } = wallet;
  const topUp = may(member, 'billing.manage') && (
    <Link href={`/w/${member.workspaceId}/wallet/billing`} className={buttonClass({ size: 'small' })}>
      Add credits
    </Link>
  );
  const waits = clawback > 0 && (
    <Alert
      tone="warning"
      live={false}
      title={`${countOf(clawback, 'credit')} will be taken back as jobs end`}
    >
      A payment was returned. What its credits hold for jobs under way stays with those jobs; what the jobs do
      not use is taken back instead of becoming available.
    </Alert>
  );
  return (
    <>
      {frozen && (
        <Alert tone="danger" live={false} title="The wallet is frozen: a payment is disputed">
          Nothing new can start until the dispute is over. Jobs under way finish, and what you made stays.
        </Alert>
      )}
      {debt > 0 && (
        <Alert
          tone="danger"
          live={false}
          title={`This workspace owes ${countOf(debt, 'credit')}`}
          actions={topUp}
        >
          A payment was returned after its credits were spent. Nothing new can start until they are repaid;
          the next credits that come in do that first.
        </Alert>
      )}
      {waits}
      {available === 0 && debt === 0 && (
        <Alert tone="warning" live={false} title="No credits are left" actions={topUp}>
          {held > 0 && `${formatCount(held)} are held for jobs under way; what those do not use comes back. `}
          You can still look at, download and share everything that was made.
          {!topUp && ' Ask whoever pays the bills of the workspace for more.'}
        </Alert>
      )}
    </>
  );
}
