'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { ParticipantView } from '@maquette/domain/participants';
import { gateOf, type ProjectView } from '@maquette/domain/workspaces';
import { Alert, Button, ChoiceCards, Dialog, LockIcon, UsersIcon } from '@maquette/ui';
import { AccessPerson } from './access-person.tsx';
import { AddPerson } from './add-person.tsx';
import { useAccess } from './use-access.ts';

interface AccessDialogProps {
  member: Actor;
  project: ProjectView;
  participants: ParticipantView[];
  onClose: () => void;
}

/** Who sees a project, and who has which part in it. Each change counts at once. Mount it while it is open. */
export function AccessDialog({ member, project, participants, onClose }: AccessDialogProps) {
  const { workspaceId } = member;
  const which = { workspaceId, projectId: project.id };
  const mayManage = may(member, 'project.manage-access', { project: gateOf(project) });
  const access = useAccess(which);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title="Access"
      description={`Who sees “${project.name}”, and what each does in it.`}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <h3 className="mb-2 text-sm font-medium text-text-muted">Who sees it</h3>
      {mayManage ? (
        <ChoiceCards
          aria-label="Who sees it"
          value={project.isRestricted ? 'restricted' : 'open'}
          onValueChange={(next) => access.restrict.mutate({ ...which, restricted: next === 'restricted' })}
          cards={[
            {
              value: 'open',
              label: 'Everyone in the workspace',
              description: 'Guests only when they take part.',
              icon: <UsersIcon className="size-4.5" />,
            },
            {
              value: 'restricted',
              label: 'Only who takes part',
              description: 'And owners and admins; that they looked is in the audit log.',
              icon: <LockIcon className="size-4.5" />,
            },
          ]}
        />
      ) : (
        <p>
          {project.isRestricted
            ? 'Only who takes part, and owners and admins of the workspace.'
            : 'Everyone in the workspace, and guests who take part.'}
        </p>
      )}
      <h3 className="mt-6 mb-1 text-sm font-medium text-text-muted">Who takes part</h3>
      <ul className="divide-y divide-border">
        {participants.map((person) => (
          <AccessPerson
            key={person.userId}
            person={person}
            mayManage={mayManage}
            isBusy={access.remove.isPending && access.remove.variables.userId === person.userId}
            onSet={(part) => access.set.mutate({ ...which, userId: person.userId, ...part })}
            onRemove={() => access.remove.mutate({ ...which, userId: person.userId })}
          />
        ))}
      </ul>
      {mayManage ? (
        <AddPerson
          workspaceId={workspaceId}
          takenIds={participants.filter(({ role }) => role !== null).map(({ userId }) => userId)}
          isBusy={access.set.isPending}
          onAdd={(part) => access.set.mutate({ ...which, ...part })}
        />
      ) : (
        <Alert tone="info" live={false} className="mt-4">
          Its lead, and owners and admins of the workspace, say who takes part.
        </Alert>
      )}
    </Dialog>
  );
}
