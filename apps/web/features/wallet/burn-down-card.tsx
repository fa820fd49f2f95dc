'use client';

import type { BurnDownView } from '@maquette/domain/usage';
import {
  Alert,
  Button,
  CardSection,
  ChevronRightIcon,
  countOf,
  formatCount,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import dynamic from 'next/dynamic';
import { byDay, runOutAt } from './burn-down-points.ts';

const chartHeight = 'h-64 sm:h-72';
// a library of its own, which no other page pays for
const Chart = dynamic(() => import('./burn-down-chart.tsx').then((chart) => chart.BurnDownChart), {
  ssr: false,
  loading: () => <Skeleton className={chartHeight} />,
});

interface BurnDownCardProps {
  /** Undefined while it is on its way. */
  view: BurnDownView | undefined;
  problem: string | null;
  onRetry: () => void;
}

/** How the credits of the cycle go down, when they are reset, and when they would run out. */
export function BurnDownCard({ view, problem, onRetry }: BurnDownCardProps) {
  return (
    <CardSection
      title="This cycle"
      description={view ? <Outlook view={view} /> : 'What is left, available and held together.'}
    >
      {view ? (
        <>
          <div className={chartHeight}>
            <Chart view={view} />
          </div>
          <BurnDownTable view={view} />
        </>
      ) : problem ? (
        <Alert
          tone="danger"
          actions={
            <Button size="small" onClick={onRetry}>
              Try again
            </Button>
          }
        >
          {problem}
        </Alert>
      ) : (
        <Skeleton className={chartHeight} />
      )}
    </CardSection>
  );
}

/** The curve in a sentence. */
function Outlook({ view }: { view: BurnDownView }) {
  const end = runOutAt(view);
  if (view.perDay === null)
    return 'What is left, available and held together. A forecast needs three days on which credits were spent.';
  const pace = `About ${countOf(Math.round(view.perDay), 'credit')} a day. `;
  if (!end) return `${pace}At this pace there is no end in sight.`;
  const isBeforeReset = view.resetAt !== null && end < view.resetAt;
  return (
    <>
      {pace}At this pace they last until <Timestamp iso={end} dateOnly />
      {view.resetAt === null ? '.' : isBeforeReset ? ', before the reset.' : ', past the reset.'}
    </>
  );
}

function BurnDownTable({ view }: { view: BurnDownView }) {
  return (
    <details className="group mt-3 border-t border-border pt-2.5">
      <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1.5 rounded-control text-text-muted hover:text-text pointer-coarse:min-h-11">
        <ChevronRightIcon className="size-4 transition-transform group-open:rotate-90" />
        The same as a table
      </summary>
      <Table caption="Credits left by day" className="mt-1 max-h-72 overflow-y-auto">
        <TableHead>
          <TableHeading>Until</TableHeading>
          <TableHeading figures>Credits left</TableHeading>
        </TableHead>
        <tbody>
          {byDay(view.points).map(({ at, credits }) => (
            <TableRow key={at}>
              <TableCell>
                <Timestamp iso={at} full />
              </TableCell>
              <TableCell figures>{formatCount(credits)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
