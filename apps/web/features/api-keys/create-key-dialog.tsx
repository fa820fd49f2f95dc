'use client';

import { apiScopes, may, type Actor, type ApiScope } from '@maquette/domain/access';
import type { ApiKeyKind } from '@maquette/domain/api-keys';
import type { CapPeriod } from '@maquette/domain/caps';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { Alert, Button, ChoiceCards, Dialog, Field, Input, ShownOnce } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { CapField } from './cap-field.tsx';
import { ChoicesField } from './choices-field.tsx';
import { ExpiryField, expiryOf } from './expiry-field.tsx';
import { ProjectsField } from './projects-field.tsx';
import { scopeWords } from './scope-words.ts';

const kinds = [
  { value: 'personal', label: 'Mine', description: 'It goes when you leave, and only you can renew it.' },
  {
    value: 'workspace',
    label: 'Of the workspace',
    description: 'All owners and admins look after it. For servers and plug-ins.',
  },
];

interface Draft {
  name: string;
  kind: ApiKeyKind;
  scopes: ApiScope[];
  projectIds: string[];
  cap: { period: CapPeriod; credits: number } | null;
  days: string;
}

/** Makes a key and shows it once. Mount it while it is open. */
export function CreateKeyDialog({ member, onClose }: { member: Actor; onClose: () => void }) {
  const { workspaceId } = member;
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const readsOnly = member.role === 'viewer';
  const [draft, setDraft] = useState<Draft>({
    name: '',
    kind: 'personal',
    scopes: readsOnly ? ['read'] : ['read', 'write', 'jobs'],
    projectIds: [],
    cap: null,
    days: '90',
  });
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const [wasSent, setSent] = useState(false);
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() }),
    }),
  );
  if (create.data)
    return (
      <ShownOnce
        secret={create.data.key}
        title={`Key “${create.data.view.name}” is made`}
        label="API key"
        onClose={onClose}
      />
    );
  const { name, kind, scopes, projectIds, cap, days } = draft;
  const isReady = name.trim() !== '' && scopes.length > 0;
  const submit = () => {
    setSent(true);
    if (isReady)
      create.mutate({ workspaceId, name, kind, scopes, projectIds, cap, expiresAt: expiryOf(days) });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New API key"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending}>
            Make key
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label="Name"
          help="What it is for: a script, a plug-in."
          error={wasSent && name.trim() === '' ? 'Say what it is for.' : undefined}
        >
          <Input
            autoComplete="off"
            maxLength={nameCharactersMax.apiKey}
            value={name}
            onValueChange={(next) => change({ name: next })}
          />
        </Field>
        {may(member, 'api-key.manage-workspace') && (
          <Field label="Whose it is" group>
            <ChoiceCards
              cards={kinds}
              value={kind}
              onValueChange={(next) => change({ kind: next as ApiKeyKind })}
            />
          </Field>
        )}
        <ChoicesField
          legend="What it may do"
          choices={apiScopes.map((scope) => ({
            value: scope,
            ...scopeWords[scope],
            disabled: readsOnly && scope !== 'read',
          }))}
          chosen={scopes}
          onChosen={(next) => change({ scopes: next })}
          error={wasSent && scopes.length === 0 ? 'Choose at least one.' : undefined}
        />
        <ProjectsField
          workspaceId={workspaceId}
          chosen={projectIds}
          onChosen={(next) => change({ projectIds: next })}
        />
        {scopes.includes('jobs') && <CapField cap={cap} onCap={(next) => change({ cap: next })} />}
        <ExpiryField value={days} onValueChange={(next) => change({ days: next })} />
        {create.error && <Alert tone="danger">{messageOf(create.error)}</Alert>}
      </form>
    </Dialog>
  );
}
