'use client';

import type { PersonView } from '@maquette/domain/people';
import { AlertDialog, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { PartingList } from './parting-list.tsx';

interface RemoveDialogProps {
  workspaceId: string;
  person: PersonView;
  onClose: () => void;
}

/** Asks whether somebody is to go, and says what goes with them. Mount it while it is open. */
export function RemoveDialog({ workspaceId, person, onClose }: RemoveDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: userId, name } = person;
  const remove = useMutation(
    trpc.member.remove.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries();
        toast.success(`${name} is no longer in the workspace`);
        onClose();
      },
      onError(error) {
        toast.error(`${name} was not removed`, { description: messageOf(error) });
        onClose();
      },
    }),
  );
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      danger
      busy={remove.isPending}
      title={`Remove ${name}?`}
      description="They are out at once, wherever they are signed in. What they made stays in the workspace."
      confirmLabel="Remove"
      onConfirm={() => remove.mutate({ workspaceId, userId })}
    >
      <PartingList workspaceId={workspaceId} userId={userId} heir="become yours" />
    </AlertDialog>
  );
}
