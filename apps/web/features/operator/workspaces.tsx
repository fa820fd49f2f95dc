'use client';

import {
  Alert,
  Button,
  CardSection,
  Dialog,
  Field,
  formatCount,
  Input,
  NumberInput,
  Skeleton,
  toast,
  useDebounced,
} from '@maquette/ui';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { RefundDialog } from './refund-dialog.tsx';

interface FoundWorkspace {
  id: string;
  name: string;
  planId: string;
  availableCredits: number;
  debtCredits: number;
}

/** Workspaces by name, with their balance; credits can be given to one. */
export function Workspaces() {
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const asked = useDebounced(text, 250);
  const found = useQuery({
    ...trpc.operator.workspaces.queryOptions({ text: asked }),
    placeholderData: keepPreviousData,
  });
  const [chosen, setChosen] = useState<FoundWorkspace | null>(null);
  const [refunded, setRefunded] = useState<FoundWorkspace | null>(null);
  return (
    <CardSection title="Workspaces" description="The newest first; look for one by its name or id.">
      <Field label="Search" className="mb-4 max-w-md">
        <Input value={text} type="search" maxLength={200} onChange={(event) => setText(event.target.value)} />
      </Field>
      {found.error ? (
        <Alert tone="danger">{messageOf(found.error)}</Alert>
      ) : !found.data ? (
        <Skeleton className="h-40" />
      ) : found.data.length === 0 ? (
        <p className="text-text-muted">No workspace has this name.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-border">
          {found.data.map((workspace) => (
            <li key={workspace.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
              <div className="min-w-0">
                <p className="font-medium">{workspace.name}</p>
                <p className="text-sm break-all text-text-muted">
                  {workspace.id}, {workspace.planId}, {formatCount(workspace.availableCredits)} available
                  {workspace.debtCredits > 0 && `, owes ${formatCount(workspace.debtCredits)}`}
                </p>
              </div>
              <div className="flex gap-2">
                <Button size="small" variant="quiet" onClick={() => setRefunded(workspace)}>
                  Payments
                </Button>
                <Button size="small" onClick={() => setChosen(workspace)}>
                  Give credits
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {refunded && <RefundDialog workspace={refunded} onClose={() => setRefunded(null)} />}
      {chosen && <GiveCreditsDialog workspace={chosen} onClose={() => setChosen(null)} />}
    </CardSection>
  );
}

function GiveCreditsDialog({ workspace, onClose }: { workspace: FoundWorkspace; onClose: () => void }) {
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [credits, setCredits] = useState<number | null>(100);
  const [reason, setReason] = useState('');
  const give = useMutation(
    trpc.operator.giveCredits.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.operator.pathKey() });
        toast.success(`${workspace.name} has the credits`);
        onClose();
      },
    }),
  );
  const refusal = give.error ? refusalOf(give.error) : null;
  const problem = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate({ workspaceId: workspace.id, credits: credits ?? 0, reason });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={`Credits for ${workspace.name}`}
      description="They never end. The ledger says who gave them, and the owners are told why."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={give.isPending}>
            Give credits
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {give.error && !refusal?.field && <Alert tone="danger">{messageOf(give.error)}</Alert>}
        <Field label="Credits" error={problem('credits')}>
          <NumberInput value={credits} min={1} max={10_000_000} onValueChange={setCredits} />
        </Field>
        <Field label="Why" error={problem('reason')}>
          <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
