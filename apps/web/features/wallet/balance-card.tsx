'use client';

import type { LotView, WalletView } from '@maquette/domain/credits';
import {
  Card,
  ChevronRightIcon,
  ColorDot,
  formatCount,
  Skeleton,
  StackedBar,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
  type BarPart,
} from '@maquette/ui';
import { isAlive, lotColors, lotEndWords, lotNames, lotNotes, untilWords } from './lot-words.ts';

/** By what the dates of lots are read: the studio's clock, and the plan's reset. */
export interface CycleDates {
  now: string;
  startAt: string;
  resetAt: string | null;
}

/** The balance and what it consists of, in the order in which it is spent. */
export function BalanceCard({ wallet, cycle }: { wallet: WalletView; cycle: CycleDates | undefined }) {
  const alive = wallet.lots.filter(isAlive);
  const over = wallet.lots.filter((lot) => !isAlive(lot)).toReversed();
  return (
    <Card className="flex flex-col p-4 sm:p-5">
      <h2 className="text-text-muted">Available</h2>
      <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
        <span className="text-3xl font-semibold tracking-tight" data-testid="available">
          {formatCount(wallet.available)}
        </span>
        <span className="text-text-muted">credits</span>
        {wallet.held > 0 && (
          <span className="ml-auto text-text-muted">
            <span className="font-medium text-text" data-testid="held">
              {formatCount(wallet.held)}
            </span>{' '}
            held for jobs
          </span>
        )}
      </p>
      <StackedBar parts={partsOf(alive)} className="mt-3" />
      {alive.length === 0 ? (
        <p className="mt-4 text-text-muted">
          {wallet.lots.length === 0 ? 'No credits have come in yet.' : 'Every lot is used up.'}
        </p>
      ) : (
        <Table caption="Credits in the order in which they are spent" className="mt-3">
          <TableHead>
            <TableHeading>Spent in this order</TableHeading>
            <TableHeading figures>Available</TableHeading>
            <TableHeading figures className="hidden sm:table-cell">
              Held
            </TableHeading>
            <TableHeading figures className="hidden sm:table-cell">
              Of
            </TableHeading>
          </TableHead>
          <tbody>
            {alive.map((lot) => (
              <LotRow key={lot.id} lot={lot} cycle={cycle} />
            ))}
          </tbody>
        </Table>
      )}
      {over.length > 0 && <LotsThatAreOver lots={over} />}
    </Card>
  );
}

function LotRow({ lot, cycle }: { lot: LotView; cycle: CycleDates | undefined }) {
  return (
    <TableRow>
      <TableCell>
        <span className="flex items-start gap-2.5">
          <ColorDot color={lotColors[lot.kind]} className="mt-1.5" />
          <span className="min-w-0">
            <span className="font-medium">{lotNames[lot.kind]}</span>{' '}
            <span className="block text-sm text-text-muted">
              <LotEnd lot={lot} cycle={cycle} />
              <span className="max-md:hidden"> {lotNotes[lot.kind]}</span>
            </span>
          </span>
        </span>
      </TableCell>
      <TableCell figures className="font-medium">
        {formatCount(lot.available)}
        {lot.held > 0 && (
          <span className="block text-sm font-normal text-text-muted sm:hidden">
            + {formatCount(lot.held)} held
          </span>
        )}
      </TableCell>
      <TableCell figures className="hidden text-text-muted sm:table-cell">
        {lot.held === 0 ? '–' : formatCount(lot.held)}
      </TableCell>
      <TableCell figures className="hidden text-text-muted sm:table-cell">
        {formatCount(lot.amount)}
      </TableCell>
    </TableRow>
  );
}

/** When it resets or ends. The lot of the cycle has days of grace after the reset, which nobody has to plan with. */
function LotEnd({ lot, cycle }: { lot: LotView; cycle: CycleDates | undefined }) {
  if (lot.expiresAt === null) return lot.kind === 'top_up' ? 'Never expires.' : 'No end date.';
  const isOfCycle = lot.kind === 'subscription' && (lot.periodStart ?? lot.grantedAt) === cycle?.startAt;
  const at = (isOfCycle && cycle.resetAt) || lot.expiresAt;
  const until = cycle ? untilWords(at, cycle.now) : '';
  return (
    <>
      {isOfCycle ? 'Resets on ' : 'Ends on '}
      <Timestamp iso={at} dateOnly />
      {until && `, ${until}`}.
    </>
  );
}

function LotsThatAreOver({ lots }: { lots: LotView[] }) {
  return (
    <details className="group mt-auto border-t border-border pt-2.5">
      <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1.5 rounded-control text-text-muted hover:text-text pointer-coarse:min-h-11">
        <ChevronRightIcon className="size-4 transition-transform group-open:rotate-90" />
        {lots.length === 1 ? '1 lot that is used up' : `${formatCount(lots.length)} lots that are used up`}
      </summary>
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {lots.map((lot) => (
          <li
            key={lot.id}
            className="flex flex-wrap justify-between gap-x-4 border-t border-border py-2 first:border-0"
          >
            <span>
              {lotNames[lot.kind]}{' '}
              <span className="text-text-muted">
                of <Timestamp iso={lot.grantedAt} dateOnly />
              </span>
            </span>
            <span className="text-text-muted">{lotEndWords(lot, formatCount)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const partsOf = (lots: LotView[]): BarPart[] =>
  lots.flatMap(({ id, kind, available, held }) => [
    { key: id, value: available, color: lotColors[kind] },
    { key: `${id} held`, value: held, color: lotColors[kind], isTaken: true },
  ]);

export const BalanceSkeleton = () => (
  <Card className="p-5">
    <Skeleton className="h-5 w-20" />
    <Skeleton className="mt-2 h-9 w-40" />
    <Skeleton className="mt-4 h-2.5" />
    <Skeleton className="mt-5 h-32" />
  </Card>
);
