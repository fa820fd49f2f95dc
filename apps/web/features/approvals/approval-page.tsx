'use client';

import { may, type Actor } from '@maquette/domain/access';
import { Card, CircleCheckIcon, EmptyState, PageHeader } from '@maquette/ui';
import { ApprovalList } from './approval-list.tsx';

/** Jobs that somebody has to agree to: to decide on, or to see what became of one's own. */
export function ApprovalPage({ member }: { member: Actor }) {
  const mayDecide = may(member, 'approval.decide');
  return (
    <>
      <PageHeader
        title="Approvals"
        description={
          mayDecide
            ? 'Jobs that members ask for. One that you approve starts at once, for the price that is shown at most.'
            : 'Jobs that you asked for. One that is approved starts at once; nothing is set aside before.'
        }
      />
      <Card className="max-w-4xl px-4 py-2 sm:px-5">
        <ApprovalList
          member={member}
          empty={
            <EmptyState icon={<CircleCheckIcon />} title="No requests">
              {mayDecide
                ? 'When a member asks for a job above the threshold of this workspace, it stands here.'
                : 'When a job costs more than you may start alone, ask for it where you create it. It stands here then.'}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
