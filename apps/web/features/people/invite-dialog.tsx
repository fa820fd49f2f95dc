'use client';

import type { Actor } from '@maquette/domain/access';
import type { SeatsView } from '@maquette/domain/people';
import { Alert, Button, Dialog, ShownOnce, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useId } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { InviteFields } from './invite-fields.tsx';
import { useInviteForm } from './use-invite-form.ts';

interface InviteDialogProps {
  member: Actor;
  seats: SeatsView;
  onClose: () => void;
}

/** Invites one person by mail, or several by a link that is shown once. Mount it while it is open. */
export function InviteDialog({ member, seats, onClose }: InviteDialogProps) {
  const { workspaceId } = member;
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useInviteForm();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.invitation.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    ]);
  const sendMail = useMutation(
    trpc.invitation.sendMail.mutationOptions({
      async onSuccess({ email }) {
        await refresh();
        toast.success(`${email} is invited`);
        onClose();
      },
    }),
  );
  const createLink = useMutation(trpc.invitation.createLink.mutationOptions({ onSuccess: refresh }));
  if (createLink.data)
    return <ShownOnce secret={createLink.data.url} title="The link is made" label="Link" onClose={onClose} />;
  const { by, email, usesMax, emailDomain, terms, isReady } = form;
  const { error, isPending } = by === 'mail' ? sendMail : createLink;
  const field = refusalOf(error)?.field;
  const submit = () => {
    if (!isReady) return;
    if (by === 'mail') sendMail.mutate({ workspaceId, email, ...terms });
    else if (usesMax !== null)
      createLink.mutate({
        workspaceId,
        usesMax,
        ...(emailDomain.trim() !== '' && { emailDomain }),
        ...terms,
      });
  };
  const isFull = seats.used >= seats.seats && form.role !== 'guest';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Invite"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={isPending}
            disabled={!isReady || isFull}
          >
            {by === 'mail' ? 'Send the invitation' : 'Make the link'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <InviteFields
          member={member}
          form={form}
          emailError={field === 'email' ? messageOf(error) : undefined}
        />
        {isFull && <NoSeat workspaceId={workspaceId} seats={seats} />}
        {error && field !== 'email' && <Alert tone="danger">{messageOf(error)}</Alert>}
      </form>
    </Dialog>
  );
}

const NoSeat = ({ workspaceId, seats }: { workspaceId: string; seats: SeatsView }) => (
  <Alert
    tone="warning"
    title={`All ${seats.seats} seats of the plan ${seats.planName} are taken`}
    actions={
      <Link
        href={`/w/${workspaceId}/wallet/billing`}
        className="rounded-xs font-medium underline underline-offset-4"
      >
        See the plans
      </Link>
    }
  >
    A guest can be invited: they take none.
  </Alert>
);
