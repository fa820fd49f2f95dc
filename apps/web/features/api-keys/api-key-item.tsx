'use client';

import type { Actor } from '@maquette/domain/access';
import { apiKeyState, type ApiKeyView } from '@maquette/domain/api-keys';
import {
  Badge,
  EllipsisIcon,
  IconButton,
  Menu,
  MenuItem,
  PencilIcon,
  RefreshCwIcon,
  Timestamp,
  Trash2Icon,
} from '@maquette/ui';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { limitWords, stateWords } from './key-words.ts';

export type KeyAct = 'rename' | 'rotate' | 'revoke';

interface ApiKeyItemProps {
  member: Actor;
  apiKey: ApiKeyView;
  now: Date;
  onAct: (act: KeyAct) => void;
}

/** One key: what it may do, whose it is, where it is in its life. */
export function ApiKeyItem({ member, apiKey, now, onAct }: ApiKeyItemProps) {
  const { name, kind, prefix, scopes, createdBy, lastUsedAt, expiresAt } = apiKey;
  const state = apiKeyState(apiKey, now);
  const isOver = state === 'expired' || state === 'revoked';
  const isTheirs = kind === 'workspace' || createdBy.id === member.userId;
  return (
    <li className="flex items-start gap-3 border-b border-border py-3.5 first:pt-0 last:border-0 last:pb-0">
      <div className={clsx('min-w-0 flex-1', isOver && 'text-text-muted')}>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-words">{name}</span>
          <Badge tone={stateWords[state].tone}>{stateWords[state].label}</Badge>
          {kind === 'workspace' && <Badge>Workspace</Badge>}
        </p>
        <Facts>
          <code className="font-mono">{prefix}…</code>
          <span>{scopes.join(', ')}</span>
          {limitWords(apiKey).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </Facts>
        <Facts>
          <span>{createdBy.id === member.userId ? 'Made by you' : `Made by ${createdBy.name}`}</span>
          <span>{lastUsedAt ? <>Last used {<Timestamp iso={lastUsedAt} />}</> : 'Never used'}</span>
          {state === 'revoked' ? null : expiresAt ? (
            <span>
              {state === 'expired' ? 'Ended' : 'Ends'} <Timestamp iso={expiresAt} full />
            </span>
          ) : (
            <span>Does not end</span>
          )}
        </Facts>
      </div>
      {!isOver && (
        <Menu
          trigger={
            <IconButton
              label={`What to do with ${name}`}
              tooltip={false}
              icon={<EllipsisIcon className="size-4" />}
            />
          }
        >
          {isTheirs && state !== 'ending' && (
            <MenuItem icon={<RefreshCwIcon />} onSelect={() => onAct('rotate')}>
              Rotate…
            </MenuItem>
          )}
          {isTheirs && (
            <MenuItem icon={<PencilIcon />} onSelect={() => onAct('rename')}>
              Rename…
            </MenuItem>
          )}
          <MenuItem icon={<Trash2Icon />} danger onSelect={() => onAct('revoke')}>
            Revoke…
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}

const Facts = ({ children }: { children: ReactNode }) => (
  <p className="mt-1 text-sm text-text-muted [&>*+*]:before:content-['_·_']">{children}</p>
);
