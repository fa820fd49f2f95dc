'use client';

import { Field, SegmentedControl, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { ChoicesField } from './choices-field.tsx';

interface ProjectsFieldProps {
  workspaceId: string;
  chosen: string[];
  onChosen: (projectIds: string[]) => void;
}

/** Which projects a key sees: all that its maker does, or only some. */
export function ProjectsField({ workspaceId, chosen, onChosen }: ProjectsFieldProps) {
  const trpc = useTRPC();
  const [isKept, setKept] = useState(chosen.length > 0);
  const projects = useQuery({ ...trpc.project.list.queryOptions({ workspaceId }), enabled: isKept });
  return (
    <>
      <Field
        label="Projects"
        group
        help={isKept ? 'It sees nothing of the workspace beside these.' : undefined}
      >
        <SegmentedControl
          segments={[
            { value: 'all', label: 'All that you see' },
            { value: 'some', label: 'Only some' },
          ]}
          value={isKept ? 'some' : 'all'}
          onValueChange={(next) => {
            setKept(next === 'some');
            if (next === 'all') onChosen([]);
          }}
        />
      </Field>
      {isKept &&
        (projects.data ? (
          <ChoicesField
            legend="Only these projects"
            choices={projects.data.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={chosen}
            onChosen={onChosen}
            error={chosen.length === 0 ? 'Without one, the key sees all that you see.' : undefined}
          />
        ) : (
          <Skeleton className="h-20" />
        ))}
    </>
  );
}
