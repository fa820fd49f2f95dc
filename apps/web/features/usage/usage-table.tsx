'use client';

import { creditsPerKeptModel, type UsageFigures, type UsageView } from '@maquette/domain/usage';
import { formatCount, Table, TableCell, TableHead, TableHeading, TableRow } from '@maquette/ui';
import { clsx } from 'clsx';
import { narrowedTo, type SetUsageAddress } from './use-usage-address.ts';
import { formatRatio, groupingNames, rowName } from './usage-words.ts';

const wide = 'hidden md:table-cell';

/** The figures of every row; a name leads to its days. */
export function UsageTable({ usage, setAddress }: { usage: UsageView; setAddress: SetUsageAddress }) {
  const { groupBy, total } = usage;
  const rows = groupBy === 'day' ? usage.rows.toReversed() : usage.rows;
  return (
    <Table
      caption={`Usage by ${groupingNames[groupBy].toLowerCase()}`}
      className="max-h-[40rem] overflow-y-auto"
    >
      <TableHead sticky>
        <TableHeading>{groupingNames[groupBy]}</TableHeading>
        <TableHeading figures>Jobs</TableHeading>
        <TableHeading figures>Charged</TableHeading>
        <TableHeading figures className={wide}>
          Held
        </TableHeading>
        <TableHeading figures className={wide}>
          Given back
        </TableHeading>
        <TableHeading figures className={wide}>
          Failed
        </TableHeading>
        <TableHeading figures className={wide}>
          Kept models
        </TableHeading>
        <TableHeading figures>Per kept</TableHeading>
      </TableHead>
      <tbody>
        {rows.map((row) => {
          const narrower = narrowedTo(groupBy, row.key);
          const name = rowName(usage, row);
          return (
            <TableRow key={row.key ?? 'none'} className={row.jobs === 0 ? 'text-text-muted' : undefined}>
              <TableCell className="max-w-56 truncate">
                {narrower && row.jobs > 0 ? (
                  <button
                    type="button"
                    className="max-w-full truncate rounded-control text-left font-medium hover:text-accent-strong hover:underline"
                    onClick={() => void setAddress(narrower)}
                  >
                    {name}
                  </button>
                ) : (
                  name
                )}
              </TableCell>
              <Figures figures={row} />
            </TableRow>
          );
        })}
      </tbody>
      <tfoot className="sticky bottom-0 bg-surface">
        <TableRow className="font-medium shadow-[0_-1px_0_var(--color-border-strong)]">
          <TableCell>Total</TableCell>
          <Figures figures={total} />
        </TableRow>
      </tfoot>
    </Table>
  );
}

function Figures({ figures }: { figures: UsageFigures }) {
  const { jobs, consumedCredits, heldCredits, returnedCredits, failedJobs, keptModels } = figures;
  return (
    <>
      <TableCell figures>{orDash(jobs)}</TableCell>
      <TableCell figures className="font-medium">
        {orDash(consumedCredits)}
      </TableCell>
      {[heldCredits, returnedCredits, failedJobs, keptModels].map((figure, i) => (
        // the place is the column's
        // oxlint-disable-next-line react/no-array-index-key
        <TableCell key={i} figures className={clsx(wide, 'text-text-muted')}>
          {orDash(figure)}
        </TableCell>
      ))}
      <TableCell figures>{formatRatio(creditsPerKeptModel(figures))}</TableCell>
    </>
  );
}

const orDash = (figure: number): string => (figure === 0 ? '–' : formatCount(figure));
