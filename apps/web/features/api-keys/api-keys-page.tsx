'use client';

import type { Actor } from '@maquette/domain/access';
import type { ApiKeyView } from '@maquette/domain/api-keys';
import { apiKeyState } from '@maquette/domain/api-keys';
import {
  Alert,
  AlertDialog,
  Button,
  CardSection,
  countOf,
  EmptyState,
  KeyRoundIcon,
  PlusIcon,
  Skeleton,
  toast,
} from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { ApiKeyItem, type KeyAct } from './api-key-item.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { RenameKeyDialog } from './rename-key-dialog.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

/** Keys with which programs work: the member's own, and for owners and admins those of everyone. */
export function ApiKeysPage({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKey.list.queryOptions({ workspaceId }));
  const [isCreating, setCreating] = useState(false);
  const [acting, setActing] = useState<{ act: KeyAct; apiKey: ApiKeyView } | null>(null);
  const close = () => setActing(null);
  return (
    <CardSection
      title="API keys"
      description="For scripts and plug-ins. A key can do what its scopes allow and what its maker may do, never more."
      actions={
        <Button icon={<PlusIcon className="size-4" />} onClick={() => setCreating(true)}>
          New key
        </Button>
      }
    >
      {keys.isPending ? (
        <Skeleton className="h-32" />
      ) : keys.isError ? (
        <Alert
          tone="danger"
          title="The keys could not be read"
          actions={
            <Button size="small" onClick={() => void keys.refetch()}>
              Try again
            </Button>
          }
        >
          {messageOf(keys.error)}
        </Alert>
      ) : keys.data.length === 0 ? (
        <EmptyState icon={<KeyRoundIcon />} title="No key yet" level={3}>
          Make one for a script or a plug-in. What it does stands in the audit log under its name.
        </EmptyState>
      ) : (
        <KeyList member={member} keys={keys.data} onAct={(act, apiKey) => setActing({ act, apiKey })} />
      )}
      {isCreating && <CreateKeyDialog member={member} onClose={() => setCreating(false)} />}
      {acting?.act === 'rename' && (
        <RenameKeyDialog workspaceId={workspaceId} apiKey={acting.apiKey} onClose={close} />
      )}
      {acting?.act === 'rotate' && (
        <RotateKeyDialog workspaceId={workspaceId} apiKey={acting.apiKey} onClose={close} />
      )}
      <RevokeDialog
        workspaceId={workspaceId}
        apiKey={acting?.act === 'revoke' ? acting.apiKey : null}
        onClose={close}
      />
    </CardSection>
  );
}

interface KeyListProps {
  member: Actor;
  keys: ApiKeyView[];
  onAct: (act: KeyAct, apiKey: ApiKeyView) => void;
}

/** Those that work; those that are over stand behind a button. */
function KeyList({ member, keys, onAct }: KeyListProps) {
  const [showsOver, setShowsOver] = useState(false);
  const [now] = useState(() => new Date());
  const isOver = (key: ApiKeyView) => ['expired', 'revoked'].includes(apiKeyState(key, now));
  const overCount = keys.filter(isOver).length;
  const shown = keys.filter((key) => showsOver || !isOver(key));
  return (
    <>
      {shown.length === 0 && <p className="text-text-muted">No key works at the moment.</p>}
      <ul aria-label="API keys">
        {shown.map((apiKey) => (
          <ApiKeyItem
            key={apiKey.id}
            member={member}
            apiKey={apiKey}
            now={now}
            onAct={(act) => onAct(act, apiKey)}
          />
        ))}
      </ul>
      {overCount > 0 && (
        <Button variant="quiet" size="small" className="mt-3" onClick={() => setShowsOver(!showsOver)}>
          {showsOver
            ? 'Hide those that are over'
            : `Show ${countOf(overCount, 'key')} that ${overCount === 1 ? 'is' : 'are'} over`}
        </Button>
      )}
    </>
  );
}

interface RevokeDialogProps {
  workspaceId: string;
  apiKey: ApiKeyView | null;
  onClose: () => void;
}

function RevokeDialog({ workspaceId, apiKey, onClose }: RevokeDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() }),
      onError: (error) => toast.error('The key was not revoked', { description: messageOf(error) }),
      onSettled: onClose,
    }),
  );
  return (
    <AlertDialog
      open={apiKey !== null}
      onOpenChange={onClose}
      title={`Revoke “${apiKey?.name ?? ''}”?`}
      description="Programs that use it stop working within 5 seconds. This cannot be undone."
      confirmLabel="Revoke key"
      danger
      busy={revoke.isPending}
      onConfirm={() => apiKey && revoke.mutate({ workspaceId, apiKeyId: apiKey.id })}
    />
  );
}
