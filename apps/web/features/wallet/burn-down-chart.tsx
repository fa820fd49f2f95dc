'use client';

import type { BurnDownView } from '@maquette/domain/usage';
import { formatCount, formatDate } from '@maquette/ui';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { chartPoints, type ChartPoint } from './burn-down-points.ts';

const axis = {
  stroke: 'var(--color-border)',
  tick: { fill: 'var(--color-text-muted)', fontSize: 12 },
  tickLine: false,
};
const dayMs = 86_400_000;

/** The curve, the way it would go on, and the reset. The figures stand in a table beside it. */
export function BurnDownChart({ view }: { view: BurnDownView }) {
  const points = chartPoints(view);
  const end = points.at(-1);
  const startMs = Date.parse(view.startAt);
  const resetMs = view.resetAt === null ? null : Date.parse(view.resetAt);
  const endMs = Math.max(end?.atMs ?? 0, resetMs ?? 0, startMs + dayMs);
  return (
    <div aria-hidden="true" className="h-full">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={points}
          margin={{ top: 22, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis
            {...axis}
            dataKey="atMs"
            type="number"
            scale="time"
            domain={[startMs, endMs]}
            tickFormatter={shortDate}
            minTickGap={36}
            tickMargin={8}
          />
          <YAxis {...axis} width={52} tickFormatter={formatCount} axisLine={false} allowDecimals={false} />
          <Tooltip content={<PointCard />} isAnimationActive={false} />
          <Area
            dataKey="left"
            type="stepAfter"
            stroke="var(--color-chart-1)"
            strokeWidth={2}
            fill="var(--color-chart-1)"
            fillOpacity={0.12}
            isAnimationActive={false}
            activeDot={{ r: 3 }}
          />
          <Line
            dataKey="projected"
            stroke="var(--color-chart-1)"
            strokeWidth={2}
            strokeDasharray="5 5"
            dot={false}
            isAnimationActive={false}
          />
          <ReferenceDot
            x={Date.parse(view.now)}
            y={view.points.at(-1)?.credits ?? 0}
            r={4}
            fill="var(--color-chart-1)"
            stroke="var(--color-surface)"
            strokeWidth={2}
          />
          {end?.projected === 0 && (
            <ReferenceDot
              x={end.atMs}
              y={0}
              r={4}
              fill="var(--color-chart-5)"
              stroke="var(--color-surface)"
              strokeWidth={2}
              label={labelOf('Runs out', end.atMs > startMs + (endMs - startMs) * 0.8 ? 'top' : 'right')}
            />
          )}
          <ReferenceLine
            x={Date.parse(view.now)}
            stroke="var(--color-border-strong)"
            label={labelOf('Now')}
          />
          {resetMs !== null && (
            <ReferenceLine
              x={resetMs}
              stroke="var(--color-chart-2)"
              strokeDasharray="3 3"
              label={labelOf('Reset', 'insideTopRight')}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const labelOf = (value: string, position: 'top' | 'right' | 'insideTopRight' = 'top') => ({
  value,
  position,
  offset: 8,
  fill: 'var(--color-text-muted)',
  fontSize: 12,
});

const shortDate = (atMs: number): string =>
  new Date(atMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** What the point under the pointer says. */
function PointCard({ active, payload }: { active?: boolean; payload?: { payload?: ChartPoint }[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const { atMs, left, projected } = point;
  return (
    <div className="rounded-control border border-border bg-surface-raised px-2.5 py-1.5 text-sm shadow-md">
      <p className="text-text-muted">{formatDate(new Date(atMs))}</p>
      <p className="font-medium">
        {left === undefined
          ? `about ${formatCount(projected ?? 0)} credits would be left`
          : `${formatCount(left)} credits left`}
      </p>
    </div>
  );
}
