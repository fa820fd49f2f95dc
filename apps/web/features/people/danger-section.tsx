'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { Alert, Button, CardSection, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { OpenOffer } from './open-offer.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

/** What cannot be undone: leaving, handing over, deleting. Each is shown to who may. */
export function DangerSection({ member, workspace }: { member: Actor; workspace: WorkspaceView }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const ownership = useQuery(trpc.ownership.get.queryOptions({ workspaceId }));
  const [open, setOpen] = useState<'leave' | 'transfer' | 'delete' | null>(null);
  const close = () => setOpen(null);
  if (ownership.isPending) return <Skeleton className="h-32" />;
  if (ownership.isError) return <Alert tone="danger">{messageOf(ownership.error)}</Alert>;
  const { offer, confirmBy } = ownership.data;
  return (
    <CardSection title="Danger zone" className="border-danger/40">
      <div className="divide-y divide-border">
        {may(member, 'workspace.transfer') && (
          <Row
            title="Hand the workspace over"
            text="To a member who accepts it. You can stay an owner beside them."
            action={!offer && <Button onClick={() => setOpen('transfer')}>Hand over…</Button>}
          >
            {offer && <OpenOffer workspaceId={workspaceId} offer={offer} />}
          </Row>
        )}
        {may(member, 'member.leave') && (
          <Row
            title="Leave the workspace"
            text="What you made stays. To come back you have to be invited."
            action={<Button onClick={() => setOpen('leave')}>Leave…</Button>}
          />
        )}
        {may(member, 'workspace.delete') && (
          <Row
            title="Delete the workspace"
            text="For everyone in it, with all projects and files."
            action={
              <Button variant="danger" onClick={() => setOpen('delete')}>
                Delete…
              </Button>
            }
          />
        )}
      </div>
      {open === 'leave' && <LeaveDialog member={member} workspace={workspace} onClose={close} />}
      {open === 'transfer' && <TransferDialog member={member} confirmBy={confirmBy} onClose={close} />}
      {open === 'delete' && <DeleteDialog workspace={workspace} confirmBy={confirmBy} onClose={close} />}
    </CardSection>
  );
}

interface RowProps {
  title: string;
  text: string;
  action: ReactNode;
  children?: ReactNode;
}

const Row = ({ title, text, action, children }: RowProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5 py-3.5 first:pt-0 last:pb-0">
    <div className="min-w-0 flex-1 basis-64">
      <h3 className="font-medium">{title}</h3>
      <p className="text-text-muted">{text}</p>
      {children}
    </div>
    {action}
  </div>
);
