'use client';

import { may, mayGrant, roles, type Actor, type Role } from '@maquette/domain/access';
import { mayManage, type PersonView } from '@maquette/domain/people';
import {
  Avatar,
  Badge,
  EllipsisIcon,
  IconButton,
  Menu,
  MenuChoice,
  MenuItem,
  MenuSeparator,
} from '@maquette/ui';
import { roleWords } from './people-words.ts';
import type { usePeopleActions } from './use-people-actions.ts';

interface PersonLineProps {
  member: Actor;
  person: PersonView;
  actions: ReturnType<typeof usePeopleActions>;
  onRemove: () => void;
}

/** Somebody in the workspace, and what the one who looks may do about them. */
export function PersonLine({ member, person, actions, onRemove }: PersonLineProps) {
  const { id, name, email, role, billing, suspendedAt, projects } = person;
  const isSelf = id === member.userId;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-border py-2.5 last:border-0">
      <Avatar name={name} size="medium" decorative />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          {name}
          {isSelf && <span className="font-normal text-text-muted"> (you)</span>}
        </p>
        <p className="truncate text-sm text-text-muted">{email}</p>
        {role === 'guest' && projects.length > 0 && (
          <p className="text-sm text-text-muted">
            {projects.map((project) => `${project.name} (${project.role})`).join(', ')}
          </p>
        )}
      </div>
      <div className="ml-auto flex items-center gap-1.5">
        {suspendedAt && <Badge tone="warning">suspended</Badge>}
        {billing && <Badge>billing</Badge>}
        <Badge tone={role === 'owner' ? 'accent' : 'neutral'}>{role}</Badge>
        <PersonMenu member={member} person={person} actions={actions} onRemove={onRemove} />
      </div>
    </li>
  );
}

function PersonMenu({ member, person, actions, onRemove }: PersonLineProps) {
  const { id, name, role, billing, suspendedAt } = person;
  const isSelf = id === member.userId;
  if (!may(member, 'member.manage') || !mayManage(member.role, role))
    return may(member, 'member.manage') ? <span className="size-8" /> : null;
  // an owner steps down by handing the workspace over, or by a second one
  const given = roles.filter((one) => one === role || mayGrant(member.role, one));
  return (
    <Menu
      trigger={
        <IconButton
          label={`Change ${name}`}
          size="small"
          tooltip={false}
          disabled={actions.isBusy}
          icon={<EllipsisIcon className="size-4" />}
        />
      }
    >
      <MenuChoice
        label="Role"
        value={role}
        onValueChange={(next) => next !== role && actions.changeRole(id, next as Role)}
        options={given.map((one) => ({ value: one, label: roleWords[one].label }))}
      />
      {(may(member, 'member.set-billing') || !isSelf) && <MenuSeparator />}
      {may(member, 'member.set-billing') && (
        <MenuItem onSelect={() => actions.setBilling(id, !billing)}>
          {billing ? 'Take the billing flag' : 'Let them pay the bills'}
        </MenuItem>
      )}
      {!isSelf &&
        (suspendedAt ? (
          <MenuItem onSelect={() => actions.lift(id)}>Lift the suspension</MenuItem>
        ) : (
          <MenuItem onSelect={() => actions.suspend(id)}>Suspend</MenuItem>
        ))}
      {!isSelf && (
        <MenuItem danger onSelect={onRemove}>
          Remove…
        </MenuItem>
      )}
    </Menu>
  );
}
