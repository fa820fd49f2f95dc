'use client';

import { may, type Actor } from '@maquette/domain/access';
import {
  Alert,
  Button,
  Card,
  DownloadIcon,
  EmptyState,
  InboxIcon,
  Menu,
  MenuItem,
  Skeleton,
  Table,
  TableHead,
  TableHeading,
} from '@maquette/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { LedgerEntry } from './ledger-entry.tsx';
import { LedgerFilters } from './ledger-filters.tsx';
import { useLedgerAddress, type LedgerAddress } from './use-ledger-address.ts';
import { NotForThisRole } from './wallet-frame.tsx';

const pageItems = 50;

/** Every movement of credits in words, newest first, with the balance after it; and the whole of it as a file. */
export function LedgerPage({ member }: { member: Actor }) {
  const address = useLedgerAddress();
  const { workspaceId } = member;
  if (!may(member, 'wallet.see-ledger')) return <NotForThisRole what="the ledger" />;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-2xl text-text-muted">
          Every movement of credits. Lines are added and never changed; replayed from the first one, they give
          the balance.
        </p>
        <Menu trigger={<Button icon={<DownloadIcon className="size-4" />}>Export everything</Button>}>
          {/* The label is given to MenuItem, which hands it on. */}
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
          <MenuItem link={<a href={`/api/exports/${workspaceId}/ledger.csv`} download />}>
            CSV, for a spreadsheet
          </MenuItem>
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
          <MenuItem link={<a href={`/api/exports/${workspaceId}/ledger.jsonl`} download />}>
            JSON lines, for a script
          </MenuItem>
        </Menu>
      </div>
      <Card className="p-4 sm:p-5">
        <LedgerFilters workspaceId={workspaceId} address={address} />
        <LedgerEntries workspaceId={workspaceId} address={address} />
      </Card>
    </>
  );
}

function LedgerEntries({ workspaceId, address }: { workspaceId: string; address: LedgerAddress }) {
  const trpc = useTRPC();
  const { filter, setFilter, isFiltered } = address;
  const ledger = useInfiniteQuery(
    trpc.wallet.ledger.infiniteQueryOptions(
      {
        workspaceId,
        limit: pageItems,
        reason: filter.reason ?? undefined,
        lotKind: filter.lot ?? undefined,
        userId: filter.person ?? undefined,
        projectId: filter.project ?? undefined,
        jobId: filter.job ?? undefined,
        from: filter.from ?? undefined,
        to: filter.to ?? undefined,
      },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  if (ledger.isPending) return <Skeleton className="mt-5 h-96" />;
  if (ledger.isError)
    return (
      <Alert
        tone="danger"
        className="mt-5"
        title="The ledger could not be read"
        actions={
          <Button size="small" onClick={() => void ledger.refetch()}>
            Try again
          </Button>
        }
      >
        {messageOf(ledger.error)}
      </Alert>
    );
  const entries = ledger.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0)
    return (
      <EmptyState
        icon={<InboxIcon />}
        title={isFiltered ? 'No entry fits' : 'Nothing has moved yet'}
        actions={isFiltered && <Button onClick={() => void setFilter(null)}>Show everything</Button>}
      >
        {isFiltered
          ? 'Nothing in the ledger is like that.'
          : 'The first credits that come in, and every job, are written down here.'}
      </EmptyState>
    );
  return (
    <div className={ledger.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <Table caption="Ledger" className="mt-4">
        <TableHead>
          <TableHeading figures className="hidden lg:table-cell">
            No.
          </TableHeading>
          <TableHeading className="hidden md:table-cell">When</TableHeading>
          <TableHeading className="max-md:pl-0">What</TableHeading>
          <TableHeading className="hidden sm:table-cell">Credits</TableHeading>
          <TableHeading figures>Available</TableHeading>
          <TableHeading figures className="hidden md:table-cell">
            Held
          </TableHeading>
          <TableHeading figures className="hidden sm:table-cell">
            Balance
          </TableHeading>
        </TableHead>
        <tbody>
          {entries.map((entry) => (
            <LedgerEntry key={entry.seq} workspaceId={workspaceId} entry={entry} />
          ))}
        </tbody>
      </Table>
      {ledger.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}
