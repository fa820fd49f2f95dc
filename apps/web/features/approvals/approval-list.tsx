'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { ApprovalView } from '@maquette/domain/approvals';
import { Alert, Button, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { ApprovalItem } from './approval-item.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { useDecide } from './use-decide.ts';

interface ApprovalListProps {
  member: Actor;
  /** Only those that wait. */
  pendingOnly?: boolean;
  /** What stands here when there are none. */
  empty: ReactNode;
}

/** Requests, the newest first: all for those who decide, for everyone else their own. */
export function ApprovalList({ member, pendingOnly, empty }: ApprovalListProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const approvals = useQuery(trpc.approval.list.queryOptions({ workspaceId }));
  const decide = useDecide();
  const [doomed, setDoomed] = useState<ApprovalView | null>(null);
  const mayDecide = may(member, 'approval.decide');
  const busyId = decide.isPending ? decide.variables.approvalId : null;
  const shown = approvals.data?.filter(({ status }) => !pendingOnly || status === 'pending') ?? [];
  if (approvals.isPending) return <Skeleton className="h-20" />;
  if (approvals.isError)
    return (
      <Alert
        tone="danger"
        title="The requests could not be read"
        actions={
          <Button size="small" onClick={() => void approvals.refetch()}>
            Try again
          </Button>
        }
      >
        {messageOf(approvals.error)}
      </Alert>
    );
  return (
    <>
      {shown.length === 0 ? (
        empty
      ) : (
        <ul className="-my-1 divide-y divide-border">
          {shown.map((approval) => (
            <ApprovalItem
              key={approval.id}
              workspaceId={workspaceId}
              approval={approval}
              decide={
                mayDecide
                  ? {
                      isBusy: busyId === approval.id,
                      onApprove: () =>
                        decide.mutate({ workspaceId, approvalId: approval.id, decision: 'approved' }),
                      onDecline: () => setDoomed(approval),
                    }
                  : undefined
              }
            />
          ))}
        </ul>
      )}
      {doomed && (
        <DeclineDialog
          approval={doomed}
          isBusy={decide.isPending}
          onClose={() => setDoomed(null)}
          onDecline={(note) =>
            decide.mutate(
              { workspaceId, approvalId: doomed.id, decision: 'declined', note },
              { onSettled: () => setDoomed(null) },
            )
          }
        />
      )}
    </>
  );
}
