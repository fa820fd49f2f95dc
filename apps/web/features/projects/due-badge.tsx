'use client';

import { Badge, CalendarIcon, formatDate, type BadgeTone } from '@maquette/ui';
import { useSyncExternalStore } from 'react';
import { dueStateOf, todayOf, type DueState } from './due.ts';

const tones: Record<DueState, BadgeTone> = {
  overdue: 'danger',
  today: 'warning',
  soon: 'warning',
  later: 'neutral',
};
const never = () => () => {};

/** When a project is due. How near that is depends on the reader's clock, so the server says the date alone. */
export function DueBadge({ dueOn }: { dueOn: string }) {
  const today = useSyncExternalStore(
    never,
    () => todayOf(new Date()),
    () => null,
  );
  const date = formatDate(new Date(`${dueOn}T00:00:00Z`), 'UTC');
  const due = today ? dueStateOf(dueOn, today) : null;
  const words =
    due?.state === 'overdue' ? `Overdue: ${date}` : due?.state === 'today' ? 'Due today' : `Due ${date}`;
  return (
    <Badge tone={due ? tones[due.state] : 'neutral'} icon={<CalendarIcon />}>
      {words}
    </Badge>
  );
}
