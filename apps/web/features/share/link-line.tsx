'use client';

import type { ShareLinkView } from '@maquette/domain/share';
import { Badge, formatDate, LockIcon } from '@maquette/ui';
import { LinkActions } from './link-actions.tsx';
import { countsOf, endOf, kindWords, rightsOf } from './share-words.ts';

interface LinkLineProps {
  workspaceId: string;
  link: ShareLinkView;
  mayManage: boolean;
}

/** One link in the dialog of what it shows. */
export function LinkLine({ workspaceId, link, mayManage }: LinkLineProps) {
  const end = endOf(link);
  return (
    <li className="flex items-start gap-3 border-b border-border py-2.5 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium">{link.name}</span>
          {link.hasPassphrase && (
            <LockIcon aria-label="asks for a passphrase" className="size-3.5 text-text-muted" />
          )}
          {end && <Badge>{end}</Badge>}
        </p>
        <p className="text-sm text-text-muted">
          {kindWords[link.target.kind]} · {rightsOf(link)} · {countsOf(link)}
          {!end && link.expiresAt && ` · until ${formatDate(new Date(link.expiresAt))}`}
        </p>
      </div>
      {mayManage && !link.revokedAt && <LinkActions workspaceId={workspaceId} link={link} />}
    </li>
  );
}
