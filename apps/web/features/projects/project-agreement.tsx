'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { ParticipantView } from '@maquette/domain/participants';
import { gateOf, textCharactersMax, type ProjectView } from '@maquette/domain/workspaces';
import { Avatar, Button, Card, formatDate, Input, Select, Textarea, UsersIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { EditInPlace } from './edit-in-place.tsx';
import { partWords } from './participant-words.ts';
import { useProjectUpdate } from './use-project-update.ts';

interface ProjectAgreementProps {
  id: string;
  member: Actor;
  project: ProjectView;
  participants: ParticipantView[];
  onAccess: () => void;
}

const nothing = (text: string) => <span className="text-text-muted">{text}</span>;

/** What a team agrees on before a job goes out: brief, use, owner, due date, and who does what. Edited where it stands. */
export function ProjectAgreement({ id, member, project, participants, onAccess }: ProjectAgreementProps) {
  const { workspaceId } = member;
  const gate = gateOf(project);
  const mayEdit = may(member, 'project.edit', { project: gate });
  const mayHandOver = mayEdit && may(member, 'project.manage-access', { project: gate });
  const update = useProjectUpdate(workspaceId);
  const save = async (fields: Omit<Parameters<typeof update.mutate>[0], 'workspaceId' | 'projectId'>) =>
    update.mutateAsync({ workspaceId, projectId: project.id, ...fields }).then(
      () => true,
      () => false,
    );
  const shared = {
    mayEdit,
    busy: update.isPending,
    error: update.error ? messageOf(update.error) : undefined,
  };
  return (
    <Card id={id} className="mb-6 grid gap-x-8 gap-y-4 p-4 sm:p-5 md:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-3">
        <EditInPlace
          {...shared}
          label="Brief"
          value={project.brief}
          shown={
            project.brief ? (
              <p className="max-w-prose whitespace-pre-line">{project.brief}</p>
            ) : (
              nothing('Nothing is written yet about what is to be made.')
            )
          }
          onSave={(brief) => save({ brief })}
          renderControl={({ value, onChange }) => (
            <Textarea
              aria-label="Brief"
              rows={6}
              maxLength={textCharactersMax.brief}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        />
        <EditInPlace
          {...shared}
          label="Where it is used"
          value={project.usage}
          shown={project.usage || nothing('Not said yet.')}
          onSave={(usage) => save({ usage })}
          renderControl={({ value, onChange }) => (
            <Input
              aria-label="Where it is used"
              maxLength={textCharactersMax.usage}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <EditInPlace
            {...shared}
            mayEdit={mayHandOver}
            label="Owner"
            value={project.owner.id}
            shown={
              <span className="flex items-center gap-2">
                <Avatar name={project.owner.name} decorative />
                {project.owner.name || nothing('Somebody who left')}
              </span>
            }
            onSave={(ownerId) => save({ ownerId })}
            renderControl={(edit) => <OwnerSelect workspaceId={workspaceId} {...edit} />}
          />
          <EditInPlace
            {...shared}
            label="Due date"
            value={project.dueOn ?? ''}
            shown={
              project.dueOn
                ? formatDate(new Date(`${project.dueOn}T00:00:00Z`), 'UTC')
                : nothing('None was set.')
            }
            onSave={(dueOn) => save({ dueOn: dueOn || null })}
            renderControl={({ value, onChange }) => (
              <Input
                type="date"
                aria-label="Due date"
                value={value}
                onChange={(event) => onChange(event.target.value)}
              />
            )}
          />
        </div>
        <Participants participants={participants} onAccess={onAccess} />
      </div>
    </Card>
  );
}

function OwnerSelect({
  workspaceId,
  value,
  onChange,
}: {
  workspaceId: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const trpc = useTRPC();
  const members = useQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  const options =
    members.data
      ?.filter(({ role }) => role !== 'guest')
      .map(({ id, name, role }) => ({ value: id, label: name, hint: role })) ?? [];
  return (
    <Select
      aria-label="Owner"
      options={options}
      value={value}
      onValueChange={onChange}
      disabled={options.length === 0}
    />
  );
}

const Participants = ({
  participants,
  onAccess,
}: Pick<ProjectAgreementProps, 'participants' | 'onAccess'>) => (
  <section aria-labelledby="participants-heading" className="min-w-0">
    <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
      <h2 id="participants-heading" className="text-sm font-medium text-text-muted">
        Who takes part
      </h2>
      <Button size="small" icon={<UsersIcon className="size-3.5" />} onClick={onAccess}>
        Access
      </Button>
    </div>
    <ul className="grid gap-1.5">
      {participants.map((one) => (
        <li key={one.userId} className="flex min-w-0 items-center gap-2">
          <Avatar name={one.name} decorative />
          <span className="min-w-0">
            <span className="font-medium">{one.name}</span>
            <span className="text-text-muted">
              {' '}
              · {partWords(one)}
              {one.task && `: ${one.task}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  </section>
);
