'use client';

import { may, type Actor } from '@maquette/domain/access';
import { operationById } from '@maquette/domain/operations';
import type { PresetView } from '@maquette/domain/workspaces';
import {
  Alert,
  AlertDialog,
  CardSection,
  IconButton,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
  Trash2Icon,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useRemovePreset } from './preset-menu.tsx';

/** Every preset of the workspace. They are made where models are made. */
export function PresetList({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const presets = useQuery(trpc.preset.list.queryOptions({ workspaceId }));
  const [doomed, setDoomed] = useState<PresetView | null>(null);
  const remove = useRemovePreset();
  return (
    <CardSection
      title="Presets"
      description="Settings that the team saved under a name, where models are made."
    >
      {presets.isPending ? (
        <Skeleton className="h-20" />
      ) : presets.isError ? (
        <Alert tone="danger">{messageOf(presets.error)}</Alert>
      ) : presets.data.length === 0 ? (
        <p className="text-text-muted">
          None yet. Open “Make a model” in a project, set what you like, and save it under “Presets”.
        </p>
      ) : (
        <Table caption="Presets">
          <TableHead>
            <TableHeading>Name</TableHeading>
            <TableHeading>Kind of work</TableHeading>
            <TableHeading>Saved</TableHeading>
            <TableHeading>
              <span className="sr-only">Actions</span>
            </TableHeading>
          </TableHead>
          <tbody>
            {presets.data.map((preset) => (
              <TableRow key={preset.id}>
                <TableCell className="font-medium">{preset.name}</TableCell>
                <TableCell className="text-text-muted">
                  {operationById(preset.operation)?.name ?? preset.operation}
                </TableCell>
                <TableCell className="whitespace-nowrap text-text-muted">
                  <Timestamp iso={preset.createdAt} />
                </TableCell>
                <TableCell className="text-right">
                  {may(member, 'preset.edit') && (
                    <IconButton
                      label={`Delete the preset ${preset.name}`}
                      tooltip={false}
                      size="small"
                      icon={<Trash2Icon className="size-4" />}
                      onClick={() => setDoomed(preset)}
                    />
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      <AlertDialog
        open={doomed !== null}
        onOpenChange={() => setDoomed(null)}
        title={`Delete “${doomed?.name ?? ''}”?`}
        description="It disappears for the whole team. Models that were made with it stay as they are."
        confirmLabel="Delete preset"
        danger
        busy={remove.isPending}
        onConfirm={() =>
          doomed && remove.mutate({ workspaceId, presetId: doomed.id }, { onSettled: () => setDoomed(null) })
        }
      />
    </CardSection>
  );
}
