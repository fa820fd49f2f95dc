'use client';

import type { AuditEventView } from '@maquette/domain/audit';
import {
  Button,
  Dialog,
  FactList,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import { actionWords, changesOf, targetName } from './event-words.ts';
import type { AuditFilterState } from './use-audit-address.ts';

interface EventDialogProps {
  event: AuditEventView;
  names: Readonly<Record<string, string>>;
  onFilter: (next: Partial<AuditFilterState>) => void;
  onClose: () => void;
}

/** Everything about one event: what was and what became, from where, and its place in the chain. */
export function EventDialog({ event, names, onFilter, onClose }: EventDialogProps) {
  const { actorName, actorId, actorKind, onBehalfOfId, targetId, targetKind, projectId } = event;
  const behind = onBehalfOfId && (names[onBehalfOfId] ?? onBehalfOfId);
  const who = actorKind === 'api_key' && behind ? `${actorName}, API key of ${behind}` : actorName;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={`${actorName} ${actionWords(event.action)} ${targetName(event)}`.trim()}
      footer={
        <>
          {targetId && (
            <Button onClick={() => onFilter({ target: targetId })}>
              All about this {kindWords(targetKind)}
            </Button>
          )}
          {actorId && <Button onClick={() => onFilter({ who: actorId })}>All by {actorName}</Button>}
        </>
      }
    >
      <Changes event={event} />
      <FactList
        facts={[
          { name: 'Outcome', value: event.outcome === 'refused' ? 'Refused' : 'Allowed' },
          { name: 'Who', value: who },
          { name: 'When', value: <Timestamp iso={event.at} full /> },
          { name: 'From', value: event.ip ?? 'not known' },
          event.userAgent ? { name: 'With', value: event.userAgent } : null,
          projectId ? { name: 'Project', value: names[projectId] ?? projectId } : null,
          targetId
            ? { name: 'Id', value: <code className="font-mono text-sm break-all">{targetId}</code> }
            : null,
          { name: 'Action', value: <code className="font-mono text-sm">{event.action}</code> },
          { name: 'Event', value: `number ${event.seq}` },
          { name: 'Hash', value: <code className="font-mono text-sm break-all">{event.hash}</code> },
        ]}
      />
    </Dialog>
  );
}

function Changes({ event }: { event: AuditEventView }) {
  const changes = changesOf(event);
  if (changes.length === 0) return null;
  const hasBefore = changes.some(({ before }) => before !== '');
  return (
    <Table caption="What changed" className="mb-5">
      <TableHead>
        <TableHeading>Field</TableHeading>
        {hasBefore && <TableHeading className="w-2/5">Before</TableHeading>}
        <TableHeading className={hasBefore ? 'w-2/5' : undefined}>
          {hasBefore ? 'After' : 'Value'}
        </TableHeading>
      </TableHead>
      <tbody>
        {changes.map(({ field, name, before, after }) => (
          <TableRow key={field}>
            <TableCell className="text-text-muted">{name}</TableCell>
            {hasBefore && <TableCell className="break-words">{before || '–'}</TableCell>}
            <TableCell className="break-words">{after || '–'}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

const kindWords = (kind: string | null): string => kind?.replaceAll('-', ' ') ?? 'thing';
