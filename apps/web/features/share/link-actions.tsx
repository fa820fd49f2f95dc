'use client';

import type { ShareLinkView } from '@maquette/domain/share';
import {
  AlertDialog,
  EllipsisIcon,
  IconButton,
  Link2OffIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  PencilIcon,
  RefreshCwIcon,
} from '@maquette/ui';
import { useState } from 'react';
import { EditLinkDialog } from './edit-link-dialog.tsx';
import { LinkMade } from './link-made.tsx';
import { useShareLinks } from './use-share-links.ts';

type Task = 'edit' | 'replace' | 'revoke';

/** Change, a new address, revoke. */
export function LinkActions({ workspaceId, link }: { workspaceId: string; link: ShareLinkView }) {
  const [task, setTask] = useState<Task | null>(null);
  const { revoke, replaceSecret } = useShareLinks();
  const close = () => setTask(null);
  const which = { workspaceId, linkId: link.id };
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={`More about the link ${link.name}`}
            tooltip={false}
            size="small"
            icon={<EllipsisIcon className="size-4" />}
          />
        }
      >
        <MenuItem icon={<PencilIcon className="size-4" />} onSelect={() => setTask('edit')}>
          Change…
        </MenuItem>
        <MenuItem icon={<RefreshCwIcon className="size-4" />} onSelect={() => setTask('replace')}>
          New address…
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Link2OffIcon className="size-4" />} onSelect={() => setTask('revoke')}>
          Revoke…
        </MenuItem>
      </Menu>
      {task === 'edit' && <EditLinkDialog workspaceId={workspaceId} link={link} onClose={close} />}
      <AlertDialog
        open={task === 'revoke'}
        onOpenChange={close}
        title={`Revoke the link “${link.name}”?`}
        description="Whoever has it sees nothing any more, at once. This cannot be taken back."
        confirmLabel="Revoke"
        danger
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(which, { onSettled: close })}
      />
      <AlertDialog
        open={task === 'replace' && !replaceSecret.data}
        onOpenChange={close}
        title="Give the link a new address?"
        description="The old address shows nothing any more, at once. The new one is shown next, once."
        confirmLabel="Make a new address"
        busy={replaceSecret.isPending}
        onConfirm={() => replaceSecret.mutate(which, { onError: close })}
      />
      {replaceSecret.data && (
        <LinkMade
          title="The link has a new address"
          name={link.target.name ?? link.name}
          {...replaceSecret.data}
          onClose={() => {
            replaceSecret.reset();
            close();
          }}
        />
      )}
    </>
  );
}
