import { clsx } from 'clsx';

/** Colours that can be told apart on every surface, also by those who see few colours; the words stand beside them. */
export type ChartColor = 1 | 2 | 3 | 4 | 5 | 6;

const backgrounds: Record<ChartColor, string> = {
  1: 'bg-chart-1',
  2: 'bg-chart-2',
  3: 'bg-chart-3',
  4: 'bg-chart-4',
  5: 'bg-chart-5',
  6: 'bg-chart-6',
};

export interface BarPart {
  key: string;
  value: number;
  color: ChartColor;
  /** Hatched: it is there and not free. */
  isTaken?: boolean;
}

/** What a whole consists of. A picture of figures that stand beside it, so screen readers are spared it. */
export function StackedBar({ parts, className }: { parts: BarPart[]; className?: string }) {
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <div
      aria-hidden="true"
      className={clsx('flex h-2.5 w-full gap-0.5 overflow-hidden rounded-full bg-border', className)}
    >
      {shown.map(({ key, value, color, isTaken }) => (
        <span
          key={key}
          style={{ flexGrow: value }}
          className={clsx(
            'min-w-1 basis-0 first:rounded-l-full last:rounded-r-full',
            backgrounds[color],
            isTaken && 'opacity-45',
          )}
        />
      ))}
    </div>
  );
}

/** The colour of a line of a legend. */
export const ColorDot = ({ color, className }: { color: ChartColor; className?: string }) => (
  <span
    aria-hidden="true"
    className={clsx('inline-block size-2.5 shrink-0 rounded-[3px]', backgrounds[color], className)}
  />
);
