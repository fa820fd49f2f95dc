'use client';

import {
  Alert,
  Button,
  CardSection,
  formatCount,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPCClient, useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { lotNames, postingWords } from './posting-words.ts';

const pageItems = 50;

/** Every movement of credits, from the first on. Lines are added and never changed. */
export function LedgerTable({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const ledger = useInfiniteQuery({
    queryKey: [...trpc.wallet.ledger.queryKey({ workspaceId, limit: pageItems }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.wallet.ledger.query(
        { workspaceId, limit: pageItems, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextAfter,
  });
  const postings = ledger.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <CardSection
      title="Ledger"
      description="Every movement of credits, from the first on. Nothing here is ever changed."
    >
      {ledger.isPending ? (
        <Skeleton className="h-40" />
      ) : ledger.isError && postings.length === 0 ? (
        <Alert tone="danger">{messageOf(ledger.error)}</Alert>
      ) : postings.length === 0 ? (
        <p className="text-text-muted">Nothing has moved yet.</p>
      ) : (
        <Table caption="Ledger">
          <TableHead>
            <TableHeading figures className="hidden sm:table-cell">
              No.
            </TableHeading>
            <TableHeading>When</TableHeading>
            <TableHeading>What</TableHeading>
            <TableHeading className="hidden sm:table-cell">From</TableHeading>
            <TableHeading figures className="hidden sm:table-cell">
              Credits
            </TableHeading>
            <TableHeading figures>Available</TableHeading>
            <TableHeading>Job</TableHeading>
          </TableHead>
          <tbody>
            {postings.map((posting) => {
              const { text, availableCredits } = postingWords(posting);
              return (
                <TableRow key={posting.seq}>
                  <TableCell figures className="hidden text-text-muted sm:table-cell">
                    {posting.seq}
                  </TableCell>
                  <TableCell className="sm:whitespace-nowrap">
                    <Timestamp iso={posting.at} full />
                  </TableCell>
                  <TableCell>{text}</TableCell>
                  <TableCell className="hidden whitespace-nowrap text-text-muted sm:table-cell">
                    {lotNames[posting.lotKind]}
                  </TableCell>
                  <TableCell figures className="hidden sm:table-cell">
                    {formatCount(posting.amount)}
                  </TableCell>
                  <TableCell figures className={availableCredits > 0 ? 'text-success' : undefined}>
                    {availableCredits === 0
                      ? '–'
                      : availableCredits > 0
                        ? `+${formatCount(availableCredits)}`
                        : `−${formatCount(-availableCredits)}`}
                  </TableCell>
                  <TableCell>
                    {posting.jobId && (
                      <Link
                        href={`/w/${workspaceId}/jobs/${posting.jobId}`}
                        className="text-accent-strong hover:underline"
                      >
                        Open<span className="sr-only"> the job of line {posting.seq}</span>
                      </Link>
                    )}
                  </TableCell>
                </TableRow>
              );
            })}
          </tbody>
        </Table>
      )}
      {ledger.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </CardSection>
  );
}
