'use client';

import type { Actor } from '@maquette/domain/access';
import type { CapView } from '@maquette/domain/caps';
import { Alert, AlertDialog, Button, CardSection, PlusIcon, Skeleton, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { CapDialog } from './cap-dialog.tsx';
import { CapRow } from './cap-row.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import { useLimits } from './use-limits.ts';

type Open = { what: 'add' } | { what: 'edit' | 'raise' | 'remove'; cap: CapView } | null;

/** How much may be spent in a day or month, with what is left of it. */
export function CapSection({ member, mayManage }: { member: Actor; mayManage: boolean }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const caps = useQuery(trpc.cap.list.queryOptions({ workspaceId }));
  const { limits } = useLimits(workspaceId);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const remove = useMutation(
    trpc.cap.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.cap.pathKey() }),
      onError: (error) => toast.error('The cap was not removed', { description: messageOf(error) }),
      onSettled: close,
    }),
  );
  return (
    <CardSection
      title="Caps"
      description={
        mayManage
          ? 'The most that may be spent in a day or month. What a job gives back counts no more.'
          : 'The most that you may spend in a day or month.'
      }
      actions={
        mayManage && (
          <Button icon={<PlusIcon className="size-4" />} onClick={() => setOpen({ what: 'add' })}>
            Add cap
          </Button>
        )
      }
    >
      {caps.isPending || limits.isPending ? (
        <Skeleton className="h-24" />
      ) : caps.isError ? (
        <Alert tone="danger">{messageOf(caps.error)}</Alert>
      ) : caps.data.length === 0 ? (
        <p className="text-text-muted">
          {mayManage
            ? 'There is no cap: everyone who may start jobs can spend what the wallet holds.'
            : 'There is no cap on you or your keys.'}
        </p>
      ) : (
        <ul className="-my-1 divide-y divide-border">
          {caps.data.map((cap) => (
            <CapRow
              key={cap.id}
              member={member}
              cap={cap}
              timeZone={limits.data?.timeZone ?? 'UTC'}
              onRaise={() => setOpen({ what: 'raise', cap })}
              onEdit={() => setOpen({ what: 'edit', cap })}
              onRemove={() => setOpen({ what: 'remove', cap })}
            />
          ))}
        </ul>
      )}
      {open?.what === 'add' && <CapDialog member={member} onClose={close} />}
      {open?.what === 'edit' && <CapDialog member={member} cap={open.cap} onClose={close} />}
      {open?.what === 'raise' && <RaiseDialog workspaceId={workspaceId} cap={open.cap} onClose={close} />}
      <AlertDialog
        open={open?.what === 'remove'}
        onOpenChange={close}
        title={`Remove the cap on ${open && open.what !== 'add' ? open.cap.subjectName : ''}?`}
        description="From the next job on it does not bind. What was raised stays in the log."
        confirmLabel="Remove cap"
        danger
        busy={remove.isPending}
        onConfirm={() => open?.what === 'remove' && remove.mutate({ workspaceId, capId: open.cap.id })}
      />
    </CardSection>
  );
}
