'use client';

import type { Actor } from '@maquette/domain/access';
import {
  Alert,
  Badge,
  Button,
  EmptyState,
  formatCount,
  formatDate,
  LinkIcon,
  LockIcon,
  PageHeader,
  Share2Icon,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import type { ShareLinkView } from '@maquette/domain/share';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { LinkActions } from './link-actions.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { endOf, kindWords, rightsOf } from './share-words.ts';

interface ShareLinksPageProps {
  member: Actor;
  project: { id: string; name: string };
}

/** All links of a project: what each shows, who made it, until when, and how often it was used. */
export function ShareLinksPage({ member, project }: ShareLinksPageProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const [isSharing, setSharing] = useState(false);
  const mayManage = useMayIn(member)('share.manage', { projectId: project.id });
  const links = useQuery(trpc.share.list.queryOptions({ workspaceId, projectId: project.id }));
  const projectHref = `/w/${workspaceId}/projects/${project.id}`;
  const share = mayManage && (
    <Button variant="primary" icon={<Share2Icon className="size-4" />} onClick={() => setSharing(true)}>
      Share the project
    </Button>
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Projects', href: `/w/${workspaceId}` },
          { label: project.name, href: projectHref },
          { label: 'Share links' },
        ]}
        linkAs={Link}
        title="Share links"
        description="What people without an account see of this project."
        actions={links.data?.length ? share : null}
      />
      {links.isPending ? (
        <Skeleton className="h-40" />
      ) : links.isError ? (
        <Alert tone="danger">{messageOf(links.error)}</Alert>
      ) : links.data.length === 0 ? (
        <EmptyState icon={<LinkIcon />} title="Nothing is shared" actions={share}>
          A link shows a model, a folder or the whole project to people who have no account here.
        </EmptyState>
      ) : (
        <Table caption="Share links">
          <TableHead>
            <TableHeading>Link</TableHeading>
            <TableHeading>Shows</TableHeading>
            <TableHeading>Visitors may</TableHeading>
            <TableHeading>Until</TableHeading>
            <TableHeading figures>Views</TableHeading>
            <TableHeading figures>Downloads</TableHeading>
            <TableHeading>Made by</TableHeading>
            <TableHeading>
              <span className="sr-only">Actions</span>
            </TableHeading>
          </TableHead>
          <tbody>
            {links.data.map((link) => (
              <LinkRow key={link.id} workspaceId={workspaceId} link={link} mayManage={mayManage} />
            ))}
          </tbody>
        </Table>
      )}
      {isSharing && (
        <ShareDialog
          member={member}
          what={{
            projectId: project.id,
            name: project.name,
            targets: [{ kind: 'project', id: project.id, label: 'Whole project' }],
          }}
          onClose={() => setSharing(false)}
        />
      )}
    </>
  );
}

interface LinkRowProps {
  workspaceId: string;
  link: ShareLinkView;
  mayManage: boolean;
}

function LinkRow({ workspaceId, link, mayManage }: LinkRowProps) {
  const { target, createdBy, createdAt, expiresAt } = link;
  const end = endOf(link);
  return (
    <TableRow className={end ? 'text-text-muted' : undefined}>
      <TableCell>
        <span className="flex items-center gap-1.5">
          <span className="max-w-56 truncate font-medium">{link.name}</span>
          {link.hasPassphrase && (
            <LockIcon aria-label="asks for a passphrase" className="size-3.5 shrink-0" />
          )}
          {end && <Badge>{end}</Badge>}
        </span>
      </TableCell>
      <TableCell>
        <span className="block max-w-56 truncate">
          {target.name && target.assetId ? (
            <Link href={`/w/${workspaceId}/assets/${target.assetId}`} className="hover:underline">
              {target.name}
            </Link>
          ) : (
            (target.name ?? 'Gone')
          )}
        </span>
        <span className="block text-sm text-text-muted">{kindWords[target.kind]}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap">{rightsOf(link)}</TableCell>
      <TableCell className="whitespace-nowrap">
        {expiresAt ? formatDate(new Date(expiresAt)) : 'No end'}
      </TableCell>
      <TableCell figures>{formatCount(link.viewCount)}</TableCell>
      <TableCell figures>{formatCount(link.downloadCount)}</TableCell>
      <TableCell>
        <span className="block whitespace-nowrap">{createdBy.name}</span>
        <span className="block text-sm text-text-muted">
          <Timestamp iso={createdAt} />
        </span>
      </TableCell>
      <TableCell className="w-px">
        {mayManage && !link.revokedAt && <LinkActions workspaceId={workspaceId} link={link} />}
      </TableCell>
    </TableRow>
  );
}
