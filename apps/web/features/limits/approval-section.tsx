'use client';

import type { Actor } from '@maquette/domain/access';
import type { LimitSettingsView } from '@maquette/domain/limits';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { Alert, Button, CardSection, countOf, Field, NumberInput, Skeleton, Switch } from '@maquette/ui';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useLimits } from './use-limits.ts';

interface ApprovalSectionProps {
  member: Actor;
  mayManage: boolean;
  /** Requests that wait. */
  children: ReactNode;
}

/** Above what a job needs somebody to agree, and what waits for that. */
export function ApprovalSection({ member, mayManage, children }: ApprovalSectionProps) {
  const { limits } = useLimits(member.workspaceId);
  return (
    <CardSection
      title="Approvals"
      description="A job above so many credits starts when an owner or a billing member agrees. They start their own themselves."
    >
      {limits.isPending ? (
        <Skeleton className="h-16" />
      ) : limits.isError ? (
        <Alert tone="danger">{messageOf(limits.error)}</Alert>
      ) : mayManage ? (
        <ThresholdForm workspaceId={member.workspaceId} limits={limits.data} />
      ) : (
        <p>{thresholdWords(limits.data.approvalAboveCredits)}</p>
      )}
      <div className="mt-5 border-t border-border pt-4">{children}</div>
    </CardSection>
  );
}

const thresholdWords = (credits: number | null): string =>
  credits === null
    ? 'No job needs an approval.'
    : `A job above ${countOf(credits, 'credit')} needs an approval.`;

/** What a switched-on threshold begins with. */
const firstCredits = 100;

function ThresholdForm({ workspaceId, limits }: { workspaceId: string; limits: LimitSettingsView }) {
  const { update } = useLimits(workspaceId);
  const saved = limits.approvalAboveCredits;
  const [isOn, setOn] = useState(saved !== null);
  const [credits, setCredits] = useState<number | null>(saved ?? firstCredits);
  const wanted = isOn ? credits : null;
  const isChanged = isOn ? credits !== null && credits !== saved : saved !== null;
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ workspaceId, approvalAboveCredits: wanted });
      }}
    >
      <Field label="Large jobs need an approval" inline>
        <Switch checked={isOn} onCheckedChange={setOn} />
      </Field>
      {isOn && (
        <Field label="Above">
          <NumberInput
            value={credits}
            onValueChange={setCredits}
            min={0}
            max={thresholdCreditsMax}
            step={10}
            unit="credits"
          />
        </Field>
      )}
      {update.error && <Alert tone="danger">{messageOf(update.error)}</Alert>}
      <div>
        <Button type="submit" busy={update.isPending} disabled={!isChanged}>
          Save threshold
        </Button>
      </div>
    </form>
  );
}
