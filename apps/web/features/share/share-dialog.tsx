'use client';

import type { Actor } from '@maquette/domain/access';
import { Alert, Button, Dialog, PlusIcon, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { LinkLine } from './link-line.tsx';
import { LinkMade } from './link-made.tsx';
import { NewLinkForm } from './new-link-form.tsx';
import type { Shareable } from './share-target.ts';
import { useShareLinks } from './use-share-links.ts';

interface ShareDialogProps {
  member: Actor;
  what: Shareable;
  onClose: () => void;
}

/** The links to one thing, and making another. Mount it while it is open. */
export function ShareDialog({ member, what, onClose }: ShareDialogProps) {
  const formId = useId();
  const { workspaceId } = member;
  const { projectId } = what;
  const trpc = useTRPC();
  const links = useQuery(
    trpc.share.list.queryOptions({ workspaceId, projectId, targetId: what.targets[0]!.id }),
  );
  const { create } = useShareLinks();
  const [isMaking, setMaking] = useState(false);
  const mayManage = useMayIn(member)('share.manage', { projectId });
  const living = links.data?.filter(({ isLive }) => isLive) ?? [];
  const isNew = isMaking || (links.isSuccess && living.length === 0 && mayManage);
  if (create.data)
    return (
      <LinkMade
        title="The link is ready"
        name={create.data.view.target.name ?? what.name}
        {...create.data}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Share “${what.name}”`}
      description="With people who have no account here. They see nothing else of the workspace."
      footer={
        isNew || (links.isPending && mayManage) ? (
          <>
            <Button onClick={isMaking ? () => setMaking(false) : onClose}>Cancel</Button>
            <Button variant="primary" type="submit" form={formId} busy={create.isPending} disabled={!isNew}>
              Make link
            </Button>
          </>
        ) : (
          <>
            {mayManage && (
              <Button icon={<PlusIcon className="size-4" />} onClick={() => setMaking(true)}>
                New link
              </Button>
            )}
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          </>
        )
      }
    >
      {links.isPending ? (
        <Skeleton className="h-24" />
      ) : links.isError ? (
        <Alert tone="danger">{messageOf(links.error)}</Alert>
      ) : isNew ? (
        <NewLinkForm formId={formId} workspaceId={workspaceId} what={what} create={create} />
      ) : living.length === 0 ? (
        <p className="text-text-muted">There is no link to this.</p>
      ) : (
        <ul aria-label="Links">
          {living.map((link) => (
            <LinkLine key={link.id} workspaceId={workspaceId} link={link} mayManage={mayManage} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
