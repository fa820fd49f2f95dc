'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import { formatId } from '@maquette/domain/ids';
import type { JobView } from '@maquette/domain/jobs';
import { Alert, Button, countOf, Dialog, Field, formatCount, Skeleton, Switch } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface RerunDialogProps {
  member: Actor;
  asset: AssetView;
  job: JobView;
  onClose: () => void;
}

/** The same pictures and parameters once more, as a new version of the same asset; the price is shown first. */
export function RerunDialog({ member, asset, job, onClose }: RerunDialogProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isSameSeed, setSameSeed] = useState(false);
  const [requestKeys] = useState({ same: newRequestKey(), fresh: newRequestKey() });
  const params = { ...job.params, ...(isSameSeed ? {} : { seed: null }) };
  const quote = useQuery({
    ...trpc.job.quote.queryOptions({
      workspaceId,
      operation: job.operation,
      params,
      projectId: asset.projectId,
    }),
    staleTime: 0,
  });
  const start = useMutation(
    trpc.job.start.mutationOptions({
      onSuccess({ job: started }) {
        queryClient.setQueryData(trpc.job.get.queryKey({ workspaceId, jobId: started.id }), started);
        for (const queryKey of [trpc.job.list.pathKey(), trpc.wallet.pathKey()])
          void queryClient.invalidateQueries({ queryKey });
        router.push(`/w/${workspaceId}/jobs/${started.id}`);
      },
    }),
  );
  const ask = useMutation(
    trpc.approval.request.mutationOptions({
      onSuccess() {
        void queryClient.invalidateQueries({ queryKey: trpc.approval.pathKey() });
        router.push(`/w/${workspaceId}/approvals`);
      },
    }),
  );
  const isBusy = [start, ask].some((one) => one.isPending || one.isSuccess);
  const missing = quote.data?.missing ?? [];
  const mustAsk = missing.some(({ code }) => code === 'approval.required');
  const isBlocked = missing.some(({ code }) => code !== 'approval.required');
  const problem = start.error ?? ask.error ?? quote.error;
  const request = {
    workspaceId,
    operation: job.operation,
    params,
    projectId: asset.projectId,
    folderId: asset.folderId,
    targetAssetId: asset.id,
    name: asset.name,
    priceBookVersion: quote.data?.priceBookVersion,
  };
  const send = () =>
    mustAsk
      ? ask.mutate(request)
      : start.mutate({ ...request, requestKey: isSameSeed ? requestKeys.same : requestKeys.fresh });
  const verb = mustAsk ? 'Ask for approval' : 'Start';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Make another version"
      description={`With the same pictures and settings, as version ${asset.versionCount + 1} of “${asset.name}”.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={isBusy} disabled={!quote.data || isBlocked} onClick={send}>
            {quote.data ? `${verb} · ${countOf(quote.data.totalCredits, 'credit')}` : verb}
          </Button>
        </>
      }
    >
      {typeof job.params.seed === 'number' && (
        <Field
          label="Keep the seed"
          help={`${job.params.seed}: the result will be the same. Off: a new seed.`}
          inline
        >
          <Switch checked={isSameSeed} onCheckedChange={setSameSeed} />
        </Field>
      )}
      {quote.data ? (
        <dl className="mt-4 rounded-control bg-surface-sunken px-3 py-2 dark:bg-background">
          {quote.data.lines.map((line) => (
            <div key={line.code} className="flex justify-between gap-4 py-0.5 text-text-muted">
              <dt>{line.label}</dt>
              <dd>{formatCount(line.credits)}</dd>
            </div>
          ))}
          {quote.data.afterCredits !== null && (
            <div className="flex justify-between gap-4 border-t border-border pt-1 font-medium">
              <dt>Available after the start</dt>
              <dd>{formatCount(quote.data.afterCredits)}</dd>
            </div>
          )}
        </dl>
      ) : (
        quote.isPending && <Skeleton className="mt-4 h-20" />
      )}
      {missing.map(({ code, message }) => (
        <Alert key={code} tone="warning" className="mt-3">
          {message}
        </Alert>
      ))}
      {problem && (
        <Alert tone="danger" className="mt-3">
          {messageOf(problem)}
        </Alert>
      )}
    </Dialog>
  );
}

const newRequestKey = (): string => formatId('request', crypto.getRandomValues(new Uint8Array(26)));
