'use client';

import type { LotView } from '@maquette/domain/credits';
import {
  Badge,
  CardSection,
  formatCount,
  Progress,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import { lotNames } from './posting-words.ts';

/** Where the credits came from, in the order in which they are spent. */
export function LotTable({ lots }: { lots: LotView[] | null }) {
  return (
    <CardSection
      title="Credits"
      description="In the order in which they are spent: first what ends soonest, top-ups last."
    >
      {lots === null ? (
        <Skeleton className="h-24" />
      ) : lots.length === 0 ? (
        <p className="text-text-muted">No credits have come in yet.</p>
      ) : (
        <Table caption="Credits by where they came from">
          <TableHead>
            <TableHeading>From</TableHeading>
            <TableHeading className="hidden w-40 sm:table-cell">Left</TableHeading>
            <TableHeading figures>Available</TableHeading>
            <TableHeading figures className="hidden sm:table-cell">
              Held
            </TableHeading>
            <TableHeading figures className="hidden sm:table-cell">
              Spent
            </TableHeading>
            <TableHeading>Ends</TableHeading>
          </TableHead>
          <tbody>
            {lots.map((lot) => (
              <TableRow key={lot.id} className={isOver(lot) ? 'text-text-muted' : undefined}>
                <TableCell className="whitespace-nowrap">
                  <span className="font-medium">{lotNames[lot.kind]}</span>{' '}
                  <span className="text-sm text-text-muted">{formatCount(lot.amount)}</span>
                </TableCell>
                <TableCell className="hidden sm:table-cell">
                  <Progress
                    label={`Left of ${lotNames[lot.kind]}`}
                    value={lot.amount === 0 ? 0 : lot.available / lot.amount}
                    className="mt-2 min-w-24"
                  />
                </TableCell>
                <TableCell figures>{formatCount(lot.available)}</TableCell>
                <TableCell figures className="hidden sm:table-cell">
                  {formatCount(lot.held)}
                </TableCell>
                <TableCell figures className="hidden sm:table-cell">
                  {formatCount(lot.spent)}
                </TableCell>
                <TableCell className="sm:whitespace-nowrap">
                  {lot.expiresAt ? <Timestamp iso={lot.expiresAt} full /> : 'Never'}
                  {lot.expired > 0 && (
                    <span className="ml-2">
                      <Badge>{formatCount(lot.expired)} expired</Badge>
                    </span>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </CardSection>
  );
}

const isOver = ({ available, held }: LotView): boolean => available + held === 0;
