'use client';

import type { UsageView } from '@maquette/domain/usage';
import { formatCount } from '@maquette/ui';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { barsOf, type Bar as BarFigures } from './usage-words.ts';

const axis = {
  stroke: 'var(--color-border)',
  tick: { fill: 'var(--color-text-muted)', fontSize: 12 },
  tickLine: false,
};

/** Charged, held and given back per day or group. The figures stand in the table below. */
export function UsageChart({ usage }: { usage: UsageView }) {
  const bars = barsOf(usage);
  const isByDay = usage.groupBy === 'day';
  const figures = { tickFormatter: formatCount, allowDecimals: false, axisLine: false };
  return (
    <div aria-hidden="true" className="h-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars}
          layout={isByDay ? 'horizontal' : 'vertical'}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          maxBarSize={isByDay ? 36 : 22}
        >
          <CartesianGrid vertical={!isByDay} horizontal={isByDay} stroke="var(--color-border)" />
          {isByDay ? (
            <>
              <XAxis {...axis} dataKey="name" minTickGap={28} tickMargin={8} />
              <YAxis {...axis} {...figures} width={52} />
            </>
          ) : (
            <>
              <XAxis {...axis} {...figures} type="number" />
              <YAxis
                {...axis}
                dataKey="name"
                type="category"
                width={132}
                tickFormatter={shorten}
                axisLine={false}
              />
            </>
          )}
          <Tooltip
            content={<BarCard />}
            isAnimationActive={false}
            cursor={{ fill: 'var(--color-surface-hover)' }}
          />
          <Bar dataKey="consumed" stackId="credits" fill="var(--color-chart-1)" isAnimationActive={false} />
          <Bar dataKey="held" stackId="credits" fill="var(--color-chart-2)" isAnimationActive={false} />
          <Bar
            dataKey="returned"
            stackId="credits"
            fill="var(--color-chart-6)"
            fillOpacity={0.4}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

const nameCharacters = 18;
const shorten = (name: string): string =>
  name.length > nameCharacters ? `${name.slice(0, nameCharacters - 1)}…` : name;

/** What the bar under the pointer says. */
function BarCard({ active, payload }: { active?: boolean; payload?: { payload?: BarFigures }[] }) {
  const bar = payload?.[0]?.payload;
  if (!active || !bar) return null;
  return (
    <div className="rounded-control border border-border bg-surface-raised px-2.5 py-1.5 text-sm shadow-md">
      <p className="text-text-muted">{bar.name}</p>
      <p className="font-medium">{formatCount(bar.consumed)} charged</p>
      {bar.held > 0 && <p>{formatCount(bar.held)} held</p>}
      {bar.returned > 0 && <p>{formatCount(bar.returned)} given back</p>}
    </div>
  );
}
