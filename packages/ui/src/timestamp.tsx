'use client';
import { useSyncExternalStore } from 'react';
import { formatAgo, formatDate, formatDateTime } from './format.ts';

const tickMs = 30_000;

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, tickMs);
  return () => clearInterval(timer);
}

/** A moment: how long ago, and the full date on hover. Rendered on the server as a date, so that nothing differs. */
export function Timestamp({ iso, full }: { iso: string; full?: boolean }) {
  const at = new Date(iso);
  const text = useSyncExternalStore(
    subscribe,
    () => (full ? formatDateTime(at) : formatAgo(at, new Date())),
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
