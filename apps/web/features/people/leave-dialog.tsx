'use client';

import type { Actor } from '@maquette/domain/access';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { AlertDialog, toast } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { PartingList } from './parting-list.tsx';

interface LeaveDialogProps {
  member: Actor;
  workspace: WorkspaceView;
  onClose: () => void;
}

/** Asks whether one really goes, and says what goes along. Mount it while it is open. */
export function LeaveDialog({ member, workspace, onClose }: LeaveDialogProps) {
  const { workspaceId, userId } = member;
  const trpc = useTRPC();
  const leave = useMutation(
    trpc.member.leave.mutationOptions({
      // a whole new page: nothing of the workspace is kept
      onSuccess: () => window.location.assign('/'),
      onError(error) {
        toast.error('You have not left', { description: messageOf(error) });
        onClose();
      },
    }),
  );
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      danger
      busy={leave.isPending || leave.isSuccess}
      title={`Leave ${workspace.name}?`}
      description="You are out at once. To come back you have to be invited."
      confirmLabel="Leave"
      onConfirm={() => leave.mutate({ workspaceId })}
    >
      <PartingList workspaceId={workspaceId} userId={userId} heir="go to an owner" />
    </AlertDialog>
  );
}
