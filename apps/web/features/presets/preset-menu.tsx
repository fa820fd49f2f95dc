'use client';

import { may, type Actor } from '@maquette/domain/access';
import { nameCharactersMax, type PresetView } from '@maquette/domain/workspaces';
import {
  BookmarkIcon,
  Button,
  countOf,
  Field,
  IconButton,
  Input,
  Popover,
  Spinner,
  toast,
  Trash2Icon,
} from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface PresetMenuProps {
  member: Actor;
  operationId: string;
  /** What would be saved: no pictures. */
  params: Record<string, unknown>;
  onApply: (params: Record<string, unknown>) => void;
}

/** The team's presets of an operation: apply one, save what is set, delete one. */
export function PresetMenu({ member, operationId, params, onApply }: PresetMenuProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const presets = useQuery(trpc.preset.list.queryOptions({ workspaceId, operation: operationId }));
  const remove = useRemovePreset();
  const mayEdit = may(member, 'preset.edit');
  const apply = (preset: PresetView) => {
    onApply(preset.params);
    setOpen(false);
    toast.success(`“${preset.name}” is set`);
  };
  return (
    <Popover
      title="Presets"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" icon={<BookmarkIcon className="size-4" />}>
          Presets
        </Button>
      }
    >
      {presets.isPending ? (
        <Spinner label="Loading the presets" />
      ) : presets.isError ? (
        <p className="text-danger">{messageOf(presets.error)}</p>
      ) : presets.data.length === 0 ? (
        <p className="text-text-muted">
          None yet. Save settings under a name, and the whole team can use them.
        </p>
      ) : (
        <ul
          aria-label={countOf(presets.data.length, 'preset')}
          className="-mx-1.5 flex max-h-64 flex-col overflow-y-auto"
        >
          {presets.data.map((preset) => (
            <li key={preset.id} className="flex items-center gap-1">
              <Button
                variant="quiet"
                className="min-w-0 flex-1 justify-start text-text!"
                onClick={() => apply(preset)}
              >
                {preset.name}
              </Button>
              {mayEdit && (
                <IconButton
                  label={`Delete the preset ${preset.name}`}
                  tooltip={false}
                  size="small"
                  icon={<Trash2Icon className="size-4" />}
                  onClick={() => remove.mutate({ workspaceId, presetId: preset.id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <SavePreset workspaceId={workspaceId} operationId={operationId} params={params} />}
    </Popover>
  );
}

function SavePreset({
  workspaceId,
  operationId,
  params,
}: {
  workspaceId: string;
  operationId: string;
  params: Record<string, unknown>;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation(
    trpc.preset.save.mutationOptions({
      async onSuccess() {
        setName('');
        await queryClient.invalidateQueries({ queryKey: trpc.preset.pathKey() });
      },
    }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // the panel is inside the form that starts the job
    event.stopPropagation();
    if (name.trim()) save.mutate({ workspaceId, operation: operationId, name: name.trim(), params });
  };
  return (
    <form className="mt-3 border-t border-border pt-3" onSubmit={onSubmit}>
      <Field label="Save these settings as" error={save.error ? messageOf(save.error) : undefined}>
        <div className="flex gap-2">
          <Input
            value={name}
            maxLength={nameCharactersMax.preset}
            placeholder="Web shop, quick"
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={save.isPending} disabled={name.trim() === ''}>
            Save
          </Button>
        </div>
      </Field>
    </form>
  );
}

/** Deletes a preset for the whole team. */
export function useRemovePreset() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.preset.delete.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.preset.pathKey() }),
      onError: (error) => toast.error('The preset was not deleted', { description: messageOf(error) }),
    }),
  );
}
