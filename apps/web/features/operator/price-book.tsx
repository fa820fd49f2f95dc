'use client';

import {
  Alert,
  Button,
  CardSection,
  Field,
  Input,
  NumberInput,
  Skeleton,
  Timestamp,
  toast,
} from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { EffectiveField, effectiveAtOf } from './effective-field.tsx';
import { priceName } from './price-name.ts';

/** Every price, to be edited; what is changed becomes a new version from a moment on. */
export function PriceBook() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const prices = useQuery(trpc.operator.prices.queryOptions());
  const [changes, setChanges] = useState<Record<string, number>>({});
  const [note, setNote] = useState('');
  const [from, setFrom] = useState('');
  const edit = useMutation(
    trpc.operator.editPrices.mutationOptions({
      async onSuccess({ version }) {
        await queryClient.invalidateQueries({ queryKey: trpc.operator.pathKey() });
        setChanges({});
        setNote('');
        setFrom('');
        toast.success(`Version ${version} is written`);
      },
    }),
  );
  if (prices.error) return <Alert tone="danger">{messageOf(prices.error)}</Alert>;
  if (!prices.data) return <Skeleton className="h-64" />;
  const refusal = edit.error ? refusalOf(edit.error) : null;
  const problem = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const changedCount = Object.keys(changes).length;
  const change = (path: string, before: number, credits: number | null) => {
    const next = { ...changes };
    if (credits === null || credits === before) delete next[path];
    else next[path] = credits;
    setChanges(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ changes, note, effectiveAt: effectiveAtOf(from) });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <CardSection
        title={`Version ${prices.data.version}`}
        description="In credits. Quotes that were shown hold for ten minutes; started jobs keep their price for ever."
      >
        {refusal && (!refusal.field || refusal.field === 'changes') && (
          <Alert tone="danger" className="mb-4">
            {refusal.message}
          </Alert>
        )}
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
          {prices.data.prices.map(({ path, credits }) => (
            <Field key={path} inline={false} label={priceName(path)} error={problem(`changes.${path}`)}>
              <NumberInput
                value={changes[path] ?? credits}
                min={0}
                max={100_000}
                onValueChange={(value) => change(path, credits, value)}
              />
            </Field>
          ))}
        </div>
        <div className="mt-6 grid items-start gap-4 sm:grid-cols-[2fr_1fr_auto]">
          <Field label="Why" optional error={problem('note')}>
            <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <EffectiveField value={from} onChange={setFrom} error={problem('effectiveAt')} />
          <Button
            type="submit"
            variant="primary"
            className="sm:mt-6"
            disabled={changedCount === 0}
            busy={edit.isPending}
          >
            {changedCount === 0 ? 'Write a new version' : `Write a version with ${changedCount} changed`}
          </Button>
        </div>
      </CardSection>
      <CardSection title="Versions">
        {prices.data.versions.length === 0 ? (
          <p className="text-text-muted">No price was edited yet: the defaults are in force.</p>
        ) : (
          <ul className="flex flex-col gap-2 text-sm">
            {prices.data.versions.map(({ version, effectiveAt, note: why }) => (
              <li key={version}>
                <span className="font-medium">{version}</span>, from <Timestamp iso={effectiveAt} full />
                {why && `: ${why}`}
              </li>
            ))}
          </ul>
        )}
      </CardSection>
    </form>
  );
}
