'use client';

import { projectRoles, type ProjectRole } from '@maquette/domain/access';
import { creditsPerMonthMax, type ParticipantView } from '@maquette/domain/participants';
import { textCharactersMax } from '@maquette/domain/workspaces';
import {
  Avatar,
  Badge,
  countOf,
  formatCount,
  IconButton,
  Input,
  NumberInput,
  Select,
  Switch,
  XIcon,
} from '@maquette/ui';
import { useState } from 'react';
import { partHints, partNames, partWords } from './participant-words.ts';

/** What of a part is changed at once. */
interface PartChange {
  role: ProjectRole;
  task?: string;
  mayComment?: boolean;
  creditsPerMonth?: number | null;
}

interface AccessPersonProps {
  person: ParticipantView;
  mayManage: boolean;
  isBusy: boolean;
  onSet: (part: PartChange) => void;
  onRemove: () => void;
}

/** One who takes part, with their part; for those who may, to change. */
export function AccessPerson({ person, mayManage, isBusy, onSet, onRemove }: AccessPersonProps) {
  const { name, memberRole, isOwner, task } = person;
  const isGuest = memberRole === 'guest';
  // of the owner without a part of their own there is nothing to change
  const role = person.role;
  const isEdited = mayManage && role !== null;
  const ofWorkspace = isGuest ? 'not a member of the workspace' : `${memberRole} of the workspace`;
  const standing = isEdited || role === null ? ofWorkspace : `${partWords(person)}${task && `: ${task}`}`;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 py-3 sm:grid-cols-[auto_minmax(0,1fr)_9rem_minmax(8rem,13rem)_2rem]">
      <Avatar name={name} size="medium" decorative />
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {isGuest && <Badge>Guest</Badge>}
          {isOwner && <Badge tone="accent">Owner</Badge>}
        </p>
        <p className="text-sm text-text-muted">{standing}</p>
      </div>
      {isEdited && (
        <>
          <Select
            aria-label={`Part of ${name}`}
            className="max-sm:col-span-2 max-sm:col-start-2"
            value={role}
            onValueChange={(next) => onSet({ role: next as ProjectRole })}
            options={projectRoles
              .filter((one) => one !== 'lead' || !isGuest)
              .map((value) => ({ value, label: partNames[value], hint: partHints[value] }))}
          />
          <Task name={name} task={task} onSave={(next) => onSet({ role, task: next })} />
          <span className="max-sm:col-start-3 max-sm:row-start-1">
            <IconButton
              label={`Take ${name} out of the project`}
              size="small"
              disabled={isBusy}
              icon={<XIcon className="size-4" />}
              onClick={onRemove}
            />
          </span>
          {isGuest && <GuestRights person={person} role={role} onSet={onSet} />}
        </>
      )}
    </li>
  );
}

/** Saved when it is left, or with Enter. */
function Task({ name, task, onSave }: { name: string; task: string; onSave: (task: string) => void }) {
  const [draft, setDraft] = useState(task);
  const save = () => draft.trim() !== task && onSave(draft.trim());
  return (
    <Input
      aria-label={`What ${name} does in it`}
      placeholder="What they do in it"
      className="max-sm:col-span-2 max-sm:col-start-2"
      maxLength={textCharactersMax.task}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}

const firstCredits = 100;

function GuestRights({
  person: { name, mayComment, allowance },
  role,
  onSet,
}: {
  person: ParticipantView;
  role: ProjectRole;
  onSet: (part: PartChange) => void;
}) {
  const [credits, setCredits] = useState(allowance?.credits ?? firstCredits);
  const save = () => allowance && credits !== allowance.credits && onSet({ role, creditsPerMonth: credits });
  return (
    <div className="col-start-2 col-end-4 flex flex-wrap items-center gap-x-6 gap-y-2 text-sm sm:col-end-6">
      <span className="flex items-center gap-2">
        <Switch
          aria-label={`${name} may comment`}
          checked={mayComment}
          onCheckedChange={(next) => onSet({ role, mayComment: next })}
        />
        May comment
      </span>
      <span className="flex min-h-10 flex-wrap items-center gap-2">
        <Switch
          aria-label={`${name} may spend credits`}
          checked={allowance !== null}
          onCheckedChange={(next) => onSet({ role, creditsPerMonth: next ? credits : null })}
        />
        May spend credits
        {allowance && (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what is left is the field inside
          <span className="w-40" onBlur={save} onKeyDown={(event) => event.key === 'Enter' && save()}>
            <NumberInput
              aria-label={`Credits of ${name} in a month`}
              value={credits}
              onValueChange={(next) => setCredits(next ?? 0)}
              min={0}
              max={creditsPerMonthMax}
              step={10}
              stepper={false}
              unit="a month"
            />
          </span>
        )}
        {allowance && (
          <span className="text-text-muted">
            {formatCount(allowance.usedCredits)} of {countOf(allowance.credits, 'credit')} used
          </span>
        )}
      </span>
    </div>
  );
}
