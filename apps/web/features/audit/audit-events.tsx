'use client';

import type { AuditEventView } from '@maquette/domain/audit';
import {
  Alert,
  Button,
  EmptyState,
  HistoryIcon,
  Skeleton,
  Table,
  TableHead,
  TableHeading,
} from '@maquette/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { EventDialog } from './event-dialog.tsx';
import { EventRow } from './event-row.tsx';
import { askOf, type AuditAddress } from './use-audit-address.ts';

const pageItems = 50;

/** The events that the filter lets through, page after page. */
export function AuditEvents({ workspaceId, address }: { workspaceId: string; address: AuditAddress }) {
  const { filter, setFilter, isFiltered } = address;
  const trpc = useTRPC();
  const [opened, setOpened] = useState<AuditEventView | null>(null);
  const log = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { workspaceId, limit: pageItems, ...askOf(filter) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  if (log.isPending) return <Skeleton className="mt-5 h-96" />;
  if (log.isError)
    return (
      <Alert
        tone="danger"
        className="mt-5"
        title="The audit log could not be read"
        actions={
          <Button size="small" onClick={() => (isFiltered ? void setFilter(null) : void log.refetch())}>
            {isFiltered ? 'Clear the filters' : 'Try again'}
          </Button>
        }
      >
        {messageOf(log.error)}
      </Alert>
    );
  const events = log.data.pages.flatMap(({ items }) => items);
  const names = Object.assign({}, ...log.data.pages.map((page) => page.names)) as Record<string, string>;
  if (events.length === 0)
    return (
      <EmptyState
        icon={<HistoryIcon />}
        title={isFiltered ? 'No event fits' : 'Nothing has happened yet'}
        actions={isFiltered && <Button onClick={() => void setFilter(null)}>Show everything</Button>}
      >
        {isFiltered
          ? 'Nothing in the log is like that.'
          : 'What people, keys and the studio change here is written down, with who and when.'}
      </EmptyState>
    );
  return (
    <div className={log.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <Table caption="Audit log" className="mt-4">
        <TableHead>
          <TableHeading className="hidden md:table-cell">When</TableHeading>
          <TableHeading className="max-md:pl-0">What happened</TableHeading>
          <TableHeading className="hidden sm:table-cell">From</TableHeading>
          <TableHeading>
            <span className="sr-only">Details</span>
          </TableHeading>
        </TableHead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.id} event={event} names={names} onOpen={() => setOpened(event)} />
          ))}
        </tbody>
      </Table>
      {log.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {opened && (
        <EventDialog
          event={opened}
          names={names}
          onFilter={(next) => {
            setOpened(null);
            void setFilter(next);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
