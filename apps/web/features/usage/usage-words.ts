import type { UsageGrouping, UsageRow, UsageView } from '@maquette/domain/usage';
import { formatDay } from '@maquette/ui';

/** What usage is told apart by, as a heading of a column and as a choice. */
export const groupingNames: Record<UsageGrouping, string> = {
  day: 'Day',
  member: 'Member',
  project: 'Project',
  operation: 'Operation',
  engine: 'Engine',
  'api-key': 'API key',
};

/** `26.7`, `–` */
export const formatRatio = (ratio: number | null): string =>
  ratio === null ? '–' : ratio.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** What a row is called: a day as people write it, else its name. */
export const rowName = (
  { groupBy, to }: Pick<UsageView, 'groupBy' | 'to'>,
  { key, name }: UsageRow,
): string => (groupBy === 'day' && key !== null ? formatDay(key, to) : name);

const barsMax = 12;

export interface Bar {
  name: string;
  consumed: number;
  returned: number;
  held: number;
}

/** What a chart shows: every day, or the largest groups and all others together. */
export function barsOf(usage: UsageView): Bar[] {
  const bars = usage.rows.map((row) => ({
    name: rowName(usage, row),
    consumed: row.consumedCredits,
    returned: row.returnedCredits,
    held: row.heldCredits,
  }));
  if (usage.groupBy === 'day' || bars.length <= barsMax) return bars;
  const rest = bars.slice(barsMax - 1);
  const sum = (figure: 'consumed' | 'returned' | 'held') =>
    rest.reduce((total, bar) => total + bar[figure], 0);
  return [
    ...bars.slice(0, barsMax - 1),
    {
      name: `${rest.length} others`,
      consumed: sum('consumed'),
      returned: sum('returned'),
      held: sum('held'),
    },
  ];
}
