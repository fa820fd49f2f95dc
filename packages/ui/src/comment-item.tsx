import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { Timestamp } from './timestamp.tsx';

export interface CommentItemProps {
  name: string;
  /** Beside the name: where it came from. */
  badge?: ReactNode;
  /** When it was said. */
  iso: string;
  /** After the time: what it is about. */
  about?: ReactNode;
  /** Shown as text, with its line breaks. */
  body: string;
  /** At the end of the first line. */
  actions?: ReactNode;
}

/** Something that somebody said, in a list. */
export const CommentItem = ({ name, badge, iso, about, body, actions }: CommentItemProps) => (
  <li className="flex gap-2.5 py-3 first:pt-0 last:pb-0">
    <Avatar name={name} decorative />
    <div className="min-w-0 flex-1">
      <div className="flex min-h-6 items-start gap-2">
        <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium break-words">{name}</span>
          {badge}
          <span className="text-sm text-text-muted">
            <Timestamp iso={iso} />
            {about && <> · {about}</>}
          </span>
        </p>
        {actions}
      </div>
      <p className="mt-0.5 break-words whitespace-pre-line">{body}</p>
    </div>
  </li>
);
