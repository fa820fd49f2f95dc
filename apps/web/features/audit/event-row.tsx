'use client';

import type { AuditEventView } from '@maquette/domain/audit';
import { Badge, BanIcon, ChevronRightIcon, IconButton, TableCell, TableRow, Timestamp } from '@maquette/ui';
import { actionWords, groupName, targetName } from './event-words.ts';

interface EventRowProps {
  event: AuditEventView;
  /** Of people behind keys and of projects. */
  names: Readonly<Record<string, string>>;
  onOpen: () => void;
}

/** One event as a sentence. */
export function EventRow({ event, names, onOpen }: EventRowProps) {
  const { actorName, actorKind, onBehalfOfId, action, outcome, projectId, at, ip } = event;
  const target = targetName(event);
  const behind = onBehalfOfId && (names[onBehalfOfId] ?? 'somebody who left');
  return (
    <TableRow>
      <TableCell className="hidden whitespace-nowrap text-text-muted md:table-cell">
        <Timestamp iso={at} full />
      </TableCell>
      <TableCell className="max-md:pl-0">
        <span className="break-words">
          <span className="font-medium">{actorName}</span> {actionWords(action)}
          {target && <span className="font-medium"> {target}</span>}
          {outcome === 'refused' && (
            <span className="ml-2 inline-block align-[1px]">
              <Badge tone="danger" icon={<BanIcon />}>
                Refused
              </Badge>
            </span>
          )}
        </span>
        <span className="block text-sm text-text-muted [&>*+*]:before:content-['_·_']">
          <span>{groupName(action)}</span>
          {actorKind === 'api_key' && <span>API key of {behind}</span>}
          {projectId && names[projectId] && <span>{names[projectId]}</span>}
          <span className="md:hidden">
            <Timestamp iso={at} full />
          </span>
        </span>
      </TableCell>
      <TableCell className="hidden text-sm text-text-muted sm:table-cell">{ip ?? '–'}</TableCell>
      <TableCell className="text-right">
        <IconButton
          label={`Details of event ${event.seq}`}
          tooltip={false}
          size="small"
          icon={<ChevronRightIcon className="size-4" />}
          onClick={onOpen}
        />
      </TableCell>
    </TableRow>
  );
}
