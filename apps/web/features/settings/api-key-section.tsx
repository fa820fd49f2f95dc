'use client';

import type { ApiKeyView } from '@maquette/domain/workspaces';
import {
  Alert,
  AlertDialog,
  Badge,
  Button,
  CardSection,
  PlusIcon,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
  toast,
} from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { CreateKeyDialog } from './create-key-dialog.tsx';

/** Keys with which programs work in the name of the one who made them. */
export function ApiKeySection({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const keys = useQuery(trpc.apiKey.list.queryOptions({ workspaceId }));
  const [isCreating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<ApiKeyView | null>(null);
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() }),
      onError: (error) => toast.error('The key was not revoked', { description: messageOf(error) }),
    }),
  );
  return (
    <CardSection
      title="API keys"
      description="For scripts and plug-ins. A key can do what its scopes allow and what you may do, never more."
      actions={
        <Button icon={<PlusIcon className="size-4" />} onClick={() => setCreating(true)}>
          New key
        </Button>
      }
    >
      {keys.isPending ? (
        <Skeleton className="h-16" />
      ) : keys.isError ? (
        <Alert tone="danger">{messageOf(keys.error)}</Alert>
      ) : keys.data.length === 0 ? (
        <p className="text-text-muted">You have no key yet.</p>
      ) : (
        <Table caption="API keys">
          <TableHead>
            <TableHeading>Name</TableHeading>
            <TableHeading>Begins with</TableHeading>
            <TableHeading>Scopes</TableHeading>
            <TableHeading>Last used</TableHeading>
            <TableHeading>Ends</TableHeading>
            <TableHeading>
              <span className="sr-only">Actions</span>
            </TableHeading>
          </TableHead>
          <tbody>
            {keys.data.map((key) => (
              <TableRow key={key.id} className={key.revokedAt ? 'text-text-muted' : undefined}>
                <TableCell className="font-medium">{key.name}</TableCell>
                <TableCell>
                  <code className="font-mono text-sm">{key.prefix}…</code>
                </TableCell>
                <TableCell>{key.scopes.join(', ')}</TableCell>
                <TableCell className="whitespace-nowrap">
                  {key.lastUsedAt ? <Timestamp iso={key.lastUsedAt} /> : 'Never'}
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {key.expiresAt ? <Timestamp iso={key.expiresAt} full /> : 'Never'}
                </TableCell>
                <TableCell className="text-right">
                  {key.revokedAt ? (
                    <Badge>Revoked</Badge>
                  ) : (
                    <Button size="small" aria-label={`Revoke ${key.name}`} onClick={() => setDoomed(key)}>
                      Revoke
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      {isCreating && <CreateKeyDialog workspaceId={workspaceId} onClose={() => setCreating(false)} />}
      <AlertDialog
        open={doomed !== null}
        onOpenChange={() => setDoomed(null)}
        title={`Revoke “${doomed?.name ?? ''}”?`}
        description="Programs that use it stop working within 5 seconds. This cannot be undone."
        confirmLabel="Revoke key"
        danger
        busy={revoke.isPending}
        onConfirm={() =>
          doomed && revoke.mutate({ workspaceId, apiKeyId: doomed.id }, { onSettled: () => setDoomed(null) })
        }
      />
    </CardSection>
  );
}
