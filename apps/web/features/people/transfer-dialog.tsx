'use client';

import type { Actor } from '@maquette/domain/access';
import type { Confirmation } from '@maquette/domain/people';
import { Alert, Field, SegmentedControl, Select, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { roleWords } from './people-words.ts';

interface TransferDialogProps {
  member: Actor;
  confirmBy: Confirmation;
  onClose: () => void;
}

/** Offers the workspace to a member. Mount it while it is open. */
export function TransferDialog({ member, confirmBy, onClose }: TransferDialogProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const people = useQuery(trpc.member.list.queryOptions({ workspaceId }));
  const [userId, setUserId] = useState<string | null>(null);
  const [staysOwner, setStaysOwner] = useState(false);
  const offer = useMutation(
    trpc.ownership.offer.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.ownership.pathKey() });
        toast.success('The workspace is offered', { description: 'It changes hands when they accept.' });
        onClose();
      },
    }),
  );
  const options = (people.data?.members ?? [])
    .filter(({ role, suspendedAt }) => role !== 'owner' && suspendedAt === null)
    .map(({ id, name, role, email }) => ({
      value: id,
      label: name,
      hint: `${email}, ${roleWords[role].label.toLowerCase()}`,
    }));
  const nobody = people.isSuccess && options.length === 0;
  return (
    <ConfirmDialog
      title="Hand the workspace over"
      description="Nothing changes until they accept. The offer is open for 7 days."
      submitLabel="Offer the workspace"
      confirmBy={confirmBy}
      isBusy={offer.isPending}
      isReady={userId !== null}
      error={offer.error}
      onSubmit={(password) => userId && offer.mutate({ workspaceId, userId, staysOwner, password })}
      onClose={onClose}
    >
      {nobody && (
        <Alert live={false} title="There is nobody to hand it to">
          Invite somebody as admin, editor or viewer first.
        </Alert>
      )}
      <Field label="To">
        <Select
          options={options}
          value={userId}
          onValueChange={setUserId}
          placeholder="Choose a member"
          disabled={nobody}
        />
      </Field>
      <Field label="You are then" group>
        <SegmentedControl
          segments={[
            { value: 'admin', label: 'An admin' },
            { value: 'owner', label: 'An owner too' },
          ]}
          value={staysOwner ? 'owner' : 'admin'}
          onValueChange={(next) => setStaysOwner(next === 'owner')}
        />
      </Field>
    </ConfirmDialog>
  );
}
