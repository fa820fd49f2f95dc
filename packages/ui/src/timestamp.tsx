'use client';
import { useSyncExternalStore } from 'react';
import { formatAgo, formatDate, formatDateTime } from './format.ts';

const tickMs = 30_000;

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, tickMs);
  return () => clearInterval(timer);
}

/**
 * A moment: how long ago, and the full date on hover. Rendered on the server as a date, so that nothing differs.
 * `full` shows date and time, `dateOnly` the date.
 */
export function Timestamp({ iso, full, dateOnly }: { iso: string; full?: boolean; dateOnly?: boolean }) {
  const at = new Date(iso);
  const text = useSyncExternalStore(
    subscribe,
    () => (dateOnly ? formatDate(at) : full ? formatDateTime(at) : formatAgo(at, new Date())),
    () => formatDate(at, 'UTC'),
  );
  const title = useSyncExternalStore(
    subscribe,
    () => formatDateTime(at),
    () => undefined,
  );
  return (
    <time dateTime={iso} title={title}>
      {text}
    </time>
  );
}
