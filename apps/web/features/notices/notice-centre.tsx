'use client';

import type { NoticeList, NoticeView } from '@maquette/domain/notices';
import { Alert, Button, EmptyState, InboxIcon, Skeleton, Timestamp } from '@maquette/ui';
import Link from 'next/link';
import { messageOf } from '../../trpc/refusal-of.ts';

interface NoticeCentreProps {
  notices: { data?: NoticeList | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  /** These were read; without ids all. */
  onRead: (noticeIds?: string[]) => void;
  onClose: () => void;
}

/** What this person was told, the newest first; each leads to where something can be done. */
export function NoticeCentre({ notices, onRead, onClose }: NoticeCentreProps) {
  const { data, error, isPending } = notices;
  return (
    <div>
      <div className="flex h-12 items-center justify-between gap-3 border-b border-border pr-2 pl-4">
        <p aria-hidden="true" className="font-semibold">
          Notices
        </p>
        {data && data.unreadCount > 0 && (
          <Button size="small" variant="quiet" onClick={() => onRead()}>
            Mark all as read
          </Button>
        )}
      </div>
      {isPending ? (
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      ) : error && !data ? (
        <Alert
          tone="danger"
          className="m-3"
          actions={
            <Button size="small" onClick={() => notices.refetch()}>
              Try again
            </Button>
          }
        >
          {messageOf(error)}
        </Alert>
      ) : data!.items.length === 0 ? (
        <EmptyState icon={<InboxIcon />} title="Nothing to tell" level={3} className="py-10">
          When credits run low, or somebody must decide something, it is said here.
        </EmptyState>
      ) : (
        <ul>
          {data!.items.map((notice) => (
            <li key={notice.id} className="border-b border-border last:border-0">
              <NoticeLine notice={notice} onRead={onRead} onClose={onClose} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NoticeLine({
  notice,
  onRead,
  onClose,
}: { notice: NoticeView } & Pick<NoticeCentreProps, 'onRead' | 'onClose'>) {
  const { id, title, body, href, readAt, createdAt } = notice;
  const isUnread = readAt === null;
  const text = (
    <>
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2 shrink-0 rounded-full ${isUnread ? 'bg-accent' : 'bg-transparent'}`}
      />
      <span className="min-w-0 flex-1">
        <span className={`block break-words ${isUnread ? 'font-semibold' : 'font-medium'}`}>
          {isUnread && <span className="sr-only">Not read: </span>}
          {title}
        </span>
        <span className="mt-0.5 line-clamp-5 text-sm break-words text-text-muted">{body}</span>
        <span className="mt-1 block text-xs text-text-muted">
          <Timestamp iso={createdAt} />
        </span>
      </span>
    </>
  );
  const className =
    'flex w-full gap-2.5 px-4 py-3 text-left transition-colors hover:bg-surface-hover focus-visible:-outline-offset-2';
  const read = () => {
    if (isUnread) onRead([id]);
  };
  if (!href)
    return (
      <button type="button" className={className} onClick={read}>
        {text}
      </button>
    );
  return (
    <Link
      href={href}
      className={className}
      onClick={() => {
        read();
        onClose();
      }}
    >
      {text}
    </Link>
  );
}
