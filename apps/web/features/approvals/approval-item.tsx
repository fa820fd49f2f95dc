import type { ApprovalView } from '@maquette/domain/approvals';
import { Badge, Button, countOf, Timestamp } from '@maquette/ui';
import Link from 'next/link';
import { outcomeWords, statusNames, statusTones, whatWords } from './approval-words.ts';

interface ApprovalItemProps {
  workspaceId: string;
  approval: ApprovalView;
  /** Left out for those who do not decide. */
  decide?: { isBusy: boolean; onApprove: () => void; onDecline: () => void };
}

/** One request: who wants what for how much, and what became of it. */
export function ApprovalItem({ workspaceId, approval, decide }: ApprovalItemProps) {
  const { id, name, status, quotedCredits, requestedBy, createdAt, expiresAt, note, jobId } = approval;
  const isPending = status === 'pending';
  const outcome = outcomeWords(approval);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-3.5" aria-labelledby={`${id}-name`}>
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={`${id}-name`} className="min-w-0 truncate font-medium">
            {name}
          </span>
          <span className="font-medium">{countOf(quotedCredits, 'credit')}</span>
          <Badge tone={statusTones[status]}>{statusNames[status]}</Badge>
        </p>
        <p className="mt-0.5 text-text-muted">{whatWords(approval)}</p>
        <p className="mt-0.5 text-sm text-text-muted">
          {requestedBy.name}, <Timestamp iso={createdAt} />
          {isPending && (
            <>
              {' '}
              · waits until <Timestamp iso={expiresAt} full />
            </>
          )}
        </p>
        {outcome && <p className="mt-1.5 text-sm">{outcome}</p>}
        {note && <p className="mt-1 text-sm break-words text-text-muted">“{note}”</p>}
      </div>
      {jobId && (
        <Link
          href={`/w/${workspaceId}/jobs/${jobId}`}
          className="text-accent-strong hover:underline"
          aria-label={`Open the job of ${name}`}
        >
          Open the job
        </Link>
      )}
      {isPending && decide && (
        <div className="flex gap-2">
          <Button size="small" disabled={decide.isBusy} onClick={decide.onDecline}>
            Decline<span className="sr-only"> {name}</span>
          </Button>
          <Button size="small" variant="primary" busy={decide.isBusy} onClick={decide.onApprove}>
            Approve<span className="sr-only"> {name}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
