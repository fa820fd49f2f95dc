'use client';

import type { Actor } from '@maquette/domain/access';
import { isFinal, type JobView } from '@maquette/domain/jobs';
import { AlertDialog, Button, countOf, IconButton, XIcon } from '@maquette/ui';
import { useState } from 'react';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { useCancelJob } from './use-cancel-job.ts';

interface CancelButtonProps {
  member: Actor;
  job: JobView;
  iconOnly?: boolean;
}

/** Cancels a job, after asking. Nothing for those who may not, and for jobs that have ended. */
export function CancelButton({ member, job, iconOnly }: CancelButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const mayIn = useMayIn(member);
  const cancel = useCancelJob(member.workspaceId);
  if (isFinal(job.status) || !mayIn('job.cancel', { projectId: job.projectId, ownerId: job.createdBy.id }))
    return null;
  const label = job.cancelRequested ? 'Being cancelled' : 'Cancel';
  return (
    <>
      {iconOnly ? (
        <IconButton
          label={`Cancel ${job.name}`}
          tooltip={false}
          size="small"
          disabled={job.cancelRequested}
          icon={<XIcon className="size-4" />}
          onClick={() => setAsking(true)}
        />
      ) : (
        <Button busy={cancel.isPending} disabled={job.cancelRequested} onClick={() => setAsking(true)}>
          {label}
        </Button>
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Cancel “${job.name}”?`}
        description={
          job.reservedCredits > 0
            ? `It stops, and ${countOf(job.reservedCredits, 'credit')} come back to the wallet.`
            : 'It stops. Nothing is charged.'
        }
        confirmLabel="Cancel the job"
        cancelLabel="Let it go on"
        danger
        busy={cancel.isPending}
        onConfirm={() =>
          cancel.mutate(
            { workspaceId: member.workspaceId, jobId: job.id },
            { onSettled: () => setAsking(false) },
          )
        }
      />
    </>
  );
}
