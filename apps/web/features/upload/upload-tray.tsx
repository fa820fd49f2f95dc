'use client';

import {
  ChevronDownIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  CircleXIcon,
  formatBytes,
  IconButton,
  Progress,
  RefreshCwIcon,
  Spinner,
  XIcon,
} from '@maquette/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { useUploadItems, useUploadQueue } from './upload-provider.tsx';
import { hasEnded, type UploadItem, type UploadStatus } from './upload-queue.ts';

const goneAfterMs = 6_000;

/** Every upload of this tab with its progress: cancel, try again, and why one was refused. */
export function UploadTray() {
  const queue = useUploadQueue();
  const items = useUploadItems();
  const [isOpen, setOpen] = useState(true);
  const isOver = items.length > 0 && items.every(({ status }) => status === 'done');
  // the clock is the outside system: what went well goes away by itself and covers nothing for long
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(queue.clear, goneAfterMs);
    return () => clearTimeout(timer);
  }, [isOver, queue]);
  if (items.length === 0) return null;
  const ended = items.filter(({ status }) => hasEnded(status)).length;
  const refused = items.filter(({ status }) => status === 'refused').length;
  const isBusy = ended < items.length;
  const title = isBusy
    ? `Uploading ${ended + 1} of ${items.length}`
    : refused > 0
      ? `${refused} of ${items.length} not taken`
      : 'Uploads are done';
  return (
    <section
      aria-label="Uploads"
      className="overflow-hidden rounded-card border border-border bg-surface-raised shadow-lg"
    >
      <header className="flex h-11 items-center gap-2 pr-1.5 pl-3.5">
        <output className="min-w-0 flex-1 truncate font-medium">{title}</output>
        <IconButton
          label={isOpen ? 'Show less' : 'Show every upload'}
          tooltip={false}
          size="small"
          aria-expanded={isOpen}
          icon={<ChevronDownIcon className={`size-4 transition-transform ${isOpen ? '' : 'rotate-180'}`} />}
          onClick={() => setOpen(!isOpen)}
        />
        {!isBusy && (
          <IconButton
            label="Close"
            tooltip={false}
            size="small"
            icon={<XIcon className="size-4" />}
            onClick={queue.clear}
          />
        )}
      </header>
      {isOpen && (
        <ul className="max-h-72 overflow-y-auto border-t border-border">
          {items.map((item) => (
            <UploadLine
              key={item.id}
              item={item}
              onCancel={() => queue.cancel(item.id)}
              onRetry={() => queue.retry(item.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const icons: Record<UploadStatus, ReactNode> = {
  waiting: <Spinner className="opacity-40" />,
  sending: <Spinner />,
  checking: <Spinner />,
  done: <CircleCheckIcon className="size-4 text-success" />,
  refused: <CircleAlertIcon className="size-4 text-danger" />,
  cancelled: <CircleXIcon className="size-4" />,
};

function UploadLine({
  item,
  onCancel,
  onRetry,
}: {
  item: UploadItem;
  onCancel: () => void;
  onRetry: () => void;
}) {
  const { name, status, fraction, message, mayRetry } = item;
  return (
    <li className="flex gap-2.5 border-b border-border px-3.5 py-2 last:border-0">
      <span className="flex h-6 items-center text-text-muted">{icons[status]}</span>
      <div className="min-w-0 flex-1">
        <p className="flex h-6 items-center gap-2">
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="shrink-0 text-xs text-text-muted">{wordsOf(item)}</span>
        </p>
        {status === 'sending' && (
          <Progress label={`Upload of ${name}`} value={fraction} className="mt-0.5 mb-1" />
        )}
        {status === 'checking' && (
          <Progress label={`Check of ${name}`} value={null} className="mt-0.5 mb-1" />
        )}
        {message && <p className="text-sm break-words text-danger">{message}</p>}
      </div>
      {!hasEnded(status) && (
        <IconButton
          label={`Cancel ${name}`}
          size="small"
          tooltip={false}
          icon={<XIcon className="size-4" />}
          onClick={onCancel}
        />
      )}
      {mayRetry && (
        <IconButton
          label={`Try ${name} again`}
          size="small"
          tooltip={false}
          icon={<RefreshCwIcon className="size-4" />}
          onClick={onRetry}
        />
      )}
    </li>
  );
}

function wordsOf({ status, fraction, bytes }: UploadItem): string {
  switch (status) {
    case 'waiting':
      return 'waiting';
    case 'sending':
      return `${Math.round(fraction * 100)}% of ${formatBytes(bytes)}`;
    case 'checking':
      return 'is checked';
    case 'cancelled':
      return 'cancelled';
    case 'refused':
      return '';
    case 'done':
      return formatBytes(bytes);
  }
}
