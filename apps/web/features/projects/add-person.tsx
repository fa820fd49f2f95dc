'use client';

import type { ProjectRole } from '@maquette/domain/access';
import { Alert, Button, Field, PlusIcon, Select } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface AddPersonProps {
  workspaceId: string;
  /** Those who have a part already. */
  takenIds: string[];
  isBusy: boolean;
  onAdd: (part: { userId: string; role: ProjectRole }) => void;
}

/** Gives somebody of the workspace a part. People from outside are invited first, in the settings. */
export function AddPerson({ workspaceId, takenIds, isBusy, onAdd }: AddPersonProps) {
  const trpc = useTRPC();
  const members = useQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const others = members.data?.filter(({ id }) => !takenIds.includes(id)) ?? [];
  const chosen = others.find(({ id }) => id === chosenId);
  if (members.isError)
    return (
      <Alert tone="danger" className="mt-4">
        {messageOf(members.error)}
      </Alert>
    );
  return (
    <div className="mt-4 border-t border-border pt-4">
      <Field
        label="Add somebody"
        help={
          members.data && others.length === 0
            ? 'Everyone in the workspace takes part. Invite others in the settings.'
            : 'Members and guests of this workspace. Invite others in the settings.'
        }
      >
        <div className="flex gap-2">
          <Select
            aria-label="Add somebody"
            className="min-w-0 flex-1"
            placeholder="Choose a member or guest"
            value={chosen?.id ?? null}
            onValueChange={setChosenId}
            disabled={others.length === 0}
            options={others.map(({ id, name, role }) => ({ value: id, label: name, hint: role }))}
          />
          <Button
            icon={<PlusIcon className="size-4" />}
            busy={isBusy}
            disabled={!chosen}
            onClick={() => {
              if (!chosen) return;
              const looks = chosen.role === 'viewer' || chosen.role === 'guest';
              onAdd({ userId: chosen.id, role: looks ? 'viewer' : 'editor' });
              setChosenId(null);
            }}
          >
            Add
          </Button>
        </div>
      </Field>
    </div>
  );
}
