'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { QuoteView } from '@maquette/domain/jobs';
import { catalog, operationById, type Operation, type PriceBook } from '@maquette/domain/operations';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { Alert, Button, Card, ChoiceCards, countOf, ImageIcon, ImagesIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { useGates } from '../../trpc/use-may-in.ts';
import { checklist } from './checklist.ts';
import { ChecklistCard } from './checklist-card.tsx';
import { areInputsChosen, paramsOf, presetParams, startValues, type FormValues } from './form-values.ts';
import { LaterOperations } from './later-operations.tsx';
import { OperationForm } from './operation-form.tsx';
import type { Picture, SendPicture } from './picture.ts';
import { PriceCard } from './price-card.tsx';
import { resolverOf } from './resolver-of.ts';
import { useAskApproval } from './use-ask-approval.ts';
import { usePrice } from './use-price.ts';
import { useStartJob } from './use-start-job.ts';

/** What a panel begins with: pictures from the library, or the parameters of an earlier job. */
export interface Beginning {
  operationId: string;
  params: Record<string, unknown>;
  pictures: Picture[];
  folderId: string | null;
}

export interface CreatePanelProps {
  member: Actor;
  workspace: WorkspaceView;
  projectId: string;
  priceBook: PriceBook;
  beginning: Beginning;
  accept: string;
  sendPicture: SendPicture;
  /** Saves and applies presets of an operation. */
  renderPresets: (menu: {
    operationId: string;
    params: Record<string, unknown>;
    onApply: (params: Record<string, unknown>) => void;
  }) => ReactNode;
}

/** Operations that are started from here; a GLB is imported by uploading it. */
const startable = catalog.filter(
  ({ unavailable, fields }) => !unavailable && fields.some(({ param }) => param === 'engine'),
);

/** Everything between a picture and a job: what to make, how, at what price. */
export function CreatePanel(props: CreatePanelProps) {
  const { beginning, priceBook } = props;
  const [operationId, setOperationId] = useState(beginning.operationId);
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>(
    () => new Map(beginning.pictures.map((picture) => [picture.uploadId, picture])),
  );
  const operation = operationById(operationId) as Operation;
  const isFirst = operationId === beginning.operationId;
  return (
    <>
      <ChoiceCards
        aria-label="What to make"
        value={operationId}
        onValueChange={setOperationId}
        cards={startable.map(({ id, name, summary }) => ({
          value: id,
          label: name,
          description: summary,
          icon:
            id === 'image-to-model' ? (
              <ImageIcon className="size-4.5" />
            ) : (
              <ImagesIcon className="size-4.5" />
            ),
        }))}
      />
      <OperationPanel
        key={operationId}
        {...props}
        operation={operation}
        values={startValues(operation, isFirst ? beginning.params : {})}
        pictures={pictures}
        onPicture={(picture) => setPictures((known) => new Map(known).set(picture.uploadId, picture))}
      />
      <div className="mt-8">
        <LaterOperations priceBook={priceBook} />
      </div>
    </>
  );
}

interface OperationPanelProps extends CreatePanelProps {
  operation: Operation;
  values: FormValues;
  pictures: ReadonlyMap<string, Picture>;
  onPicture: (picture: Picture) => void;
}

function OperationPanel(props: OperationPanelProps) {
  const { member, workspace, projectId, priceBook, beginning, operation, pictures, renderPresets } = props;
  const { workspaceId } = member;
  const trpc = useTRPC();
  const gateFor = useGates(member);
  const form = useForm<FormValues>({
    defaultValues: props.values,
    resolver: resolverOf(operation),
    mode: 'onTouched',
  });
  const [target, setTarget] = useState({ name: '', folderId: beginning.folderId });
  const operations = useQuery(trpc.operation.list.queryOptions());
  const folders = useQuery(trpc.folder.list.queryOptions({ workspaceId, projectId })).data ?? [];
  const job = useStartJob(workspaceId);
  const approval = useAskApproval(workspaceId);
  const values = useWatch({ control: form.control }) as FormValues;
  const params = paramsOf(operation, values);
  const price = usePrice({ workspaceId, operation, params, priceBook, projectId });
  const inputsChosen = areInputsChosen(operation, values);
  const checks = checklist({
    member,
    project: gateFor(projectId),
    planId: workspace.planId,
    operation,
    values,
    price,
    areInputsChosen: inputsChosen,
  });
  const isBlocked = checks.some(({ name, ok }) => ok === false && name !== 'Quality');
  const error = approval.error ?? job.error;
  // also when the price was not there yet as the start was refused
  const mustAsk = isApprovalMissing(price.answer) || refusalOf(error)?.code === 'approval.required';
  const { send, verb } = mustAsk
    ? { send: approval.ask, verb: 'Ask for approval' }
    : { send: job.start, verb: 'Start' };
  const submit = form.handleSubmit(() =>
    send({
      operation: operation.id,
      params,
      projectId,
      folderId: target.folderId,
      ...(target.name.trim() ? { name: target.name.trim() } : {}),
      priceBookVersion: priceBook.version,
    }),
  );
  const startButton = (
    <Button
      variant="primary"
      size="large"
      type="submit"
      full
      busy={job.isBusy || approval.isBusy}
      disabled={isBlocked}
    >
      {price.quote ? `${verb} · ${countOf(price.quote.totalCredits, 'credit')}` : verb}
    </Button>
  );
  return (
    <form
      noValidate
      className="mt-5 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]"
      onSubmit={submit}
    >
      <Card className="min-w-0 p-4 sm:p-5">
        <div className="mb-4 flex items-center justify-between gap-3">
          <h2 className="text-lg font-semibold">Settings</h2>
          {may(member, 'preset.see') &&
            renderPresets({
              operationId: operation.id,
              params: presetParams(operation, values),
              onApply: (preset) =>
                form.reset({ ...startValues(operation, preset), ...inputsOf(operation, values) }),
            })}
        </div>
        <OperationForm
          workspaceId={workspaceId}
          projectId={projectId}
          operation={operation}
          form={form}
          engineStates={operations.data?.find(({ id }) => id === operation.id)?.engines ?? null}
          folders={folders}
          target={target}
          accept={props.accept}
          pictures={pictures}
          sendPicture={props.sendPicture}
          onPicture={props.onPicture}
          onTarget={setTarget}
        />
      </Card>
      <aside aria-label="Price and start" className="lg:sticky lg:top-7">
        <Card className="flex flex-col gap-5 p-4 sm:p-5">
          <PriceCard price={price} workspaceName={workspace.name} />
          <ChecklistCard checks={checks} />
          {error && <StartProblem error={error} />}
          <div className="max-lg:hidden">{startButton}</div>
        </Card>
      </aside>
      <div className="sticky bottom-0 z-10 -mx-4 border-t border-border bg-surface/95 px-4 py-3 sm:-mx-6 sm:px-6 lg:hidden">
        {startButton}
      </div>
    </form>
  );
}

const isApprovalMissing = (answer: QuoteView | null): boolean =>
  answer?.missing.some(({ code }) => code === 'approval.required') ?? false;

function StartProblem({ error }: { error: unknown }) {
  const refusal = refusalOf(error);
  return (
    <Alert tone="danger" title={refusal ? refusal.message : 'The job was not started'}>
      {refusal ? refusal.suggestion : messageOf(error)}
    </Alert>
  );
}

const inputsOf = (operation: Operation, values: FormValues): FormValues =>
  Object.fromEntries(
    operation.fields.filter(({ group }) => group === 'input').map(({ param }) => [param, values[param]]),
  );
