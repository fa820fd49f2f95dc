'use client';

import { BellIcon, buttonClass, Popover } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { NoticeCentre } from './notice-centre.tsx';

const shownMax = 99;

/** How much is not read, and behind it what this person was told. Live through the workspace's one connection. */
export function NoticeBell({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const notices = useQuery(trpc.notice.list.queryOptions({ workspaceId }));
  const markRead = useMutation(
    trpc.notice.markRead.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.notice.pathKey() }),
    }),
  );
  const unread = notices.data?.unreadCount ?? 0;
  return (
    <Popover
      title="Notices"
      titleHidden
      align="start"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-[23rem]! p-0!"
      trigger={
        <button
          type="button"
          aria-label={unread > 0 ? `Notices, ${unread} not read` : 'Notices'}
          className={buttonClass({ variant: 'quiet', square: true })}
        >
          <BellIcon className="size-4.5" />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[0.6875rem] leading-none font-semibold text-danger-text"
            >
              {unread > shownMax ? `${shownMax}+` : unread}
            </span>
          )}
        </button>
      }
    >
      <NoticeCentre
        notices={notices}
        onRead={(noticeIds) => markRead.mutate({ workspaceId, ...(noticeIds ? { noticeIds } : {}) })}
        onClose={() => setOpen(false)}
      />
    </Popover>
  );
}
