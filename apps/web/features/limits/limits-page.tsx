'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { ReactNode } from 'react';
import { ApprovalSection } from './approval-section.tsx';
import { CapSection } from './cap-section.tsx';
import { WindowSection } from './window-section.tsx';

interface LimitsPageProps {
  member: Actor;
  /** Requests that wait; they belong to another feature. */
  approvals: ReactNode;
}

/** How much may be spent, by whom, and when off-peak jobs start. */
export function LimitsPage({ member, approvals }: LimitsPageProps) {
  const mayManage = may(member, 'limit.manage');
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <CapSection member={member} mayManage={mayManage} />
      <ApprovalSection member={member} mayManage={mayManage}>
        {approvals}
      </ApprovalSection>
      <WindowSection member={member} mayManage={mayManage} />
    </div>
  );
}
