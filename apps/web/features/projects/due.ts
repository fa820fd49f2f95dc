export type DueState = 'overdue' | 'today' | 'soon' | 'later';

const dayMs = 86_400_000;
const soonDays = 3;

/** How near a due date is. Both are `YYYY-MM-DD`; `today` is the reader's own. */
export function dueStateOf(dueOn: string, today: string): { state: DueState; days: number } {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / dayMs);
  if (days < 0) return { state: 'overdue', days };
  if (days === 0) return { state: 'today', days };
  return { state: days <= soonDays ? 'soon' : 'later', days };
}

/** Today as `YYYY-MM-DD`, in the zone of whoever looks. */
export function todayOf(now: Date): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
