'use client';

import { may, type WorkspaceAction, type Actor } from '@maquette/domain/access';
import { EmptyState, LinkTabs, LockIcon, PageHeader } from '@maquette/ui';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** Pages of the wallet, and what opens each. */
const pages: { path: string; label: string; opens: WorkspaceAction[] }[] = [
  { path: '', label: 'Overview', opens: ['wallet.see-balance'] },
  { path: '/ledger', label: 'Ledger', opens: ['wallet.see-ledger'] },
  { path: '/usage', label: 'Usage', opens: ['usage.see', 'usage.see-own'] },
  { path: '/billing', label: 'Plan & billing', opens: ['billing.see'] },
  { path: '/alerts', label: 'Alerts', opens: ['alert.manage'] },
  { path: '/limits', label: 'Limits', opens: ['cap.see-own'] },
];

/** What heads every page of the wallet: its name and its tabs, those that this member may open. */
export function WalletFrame({ member, children }: { member: Actor; children: ReactNode }) {
  const path = usePathname();
  const home = `/w/${member.workspaceId}/wallet`;
  const tabs = pages
    .filter(({ opens }) => opens.some((action) => may(member, action)))
    .map((page) => ({
      href: home + page.path,
      label: page.label,
      isHere: page.path === '' ? path === home : path.startsWith(home + page.path),
    }));
  // the allowance of a guest is told where it is spent
  const isOpen = member.role !== 'guest' || may(member, 'wallet.see-balance');
  return (
    <>
      <PageHeader title="Wallet" description="One wallet for the web, the API and every plug-in." />
      {isOpen ? (
        <>
          {tabs.length > 0 && <LinkTabs aria-label="Wallet" linkAs={Link} tabs={tabs} />}
          {children}
        </>
      ) : (
        <EmptyState icon={<LockIcon />} title="The wallet is not shown to guests">
          What you may spend in a project, and what is left of it, stands on the page of that project.
        </EmptyState>
      )}
    </>
  );
}

/** Instead of a page that the member's role does not open. */
export const NotForThisRole = ({ what }: { what: string }) => (
  <EmptyState icon={<LockIcon />} title={`Your role does not show ${what}`}>
    Ask an owner of the workspace, or whoever pays its bills.
  </EmptyState>
);
