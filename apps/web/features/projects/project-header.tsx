'use client';

import { may, type Actor } from '@maquette/domain/access';
import { gateOf } from '@maquette/domain/workspaces';
import type { ProjectView } from '@maquette/domain/workspaces';
import {
  Avatar,
  Badge,
  EllipsisIcon,
  IconButton,
  InboxIcon,
  Menu,
  MenuItem,
  PageHeader,
  PencilIcon,
  toast,
  UndoIcon,
} from '@maquette/ui';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { DueBadge } from './due-badge.tsx';
import { EditProjectDialog } from './edit-project-dialog.tsx';

interface ProjectHeaderProps {
  member: Actor;
  projectId: string;
  /** What can be done here besides editing the project itself. */
  actions: ReactNode;
  /** More for the menu; belongs to other features. */
  menuItems?: ReactNode;
}

/** What heads a project's page: brief, owner, due date, use; each can be edited by those who may. */
export function ProjectHeader({ member, projectId, actions, menuItems }: ProjectHeaderProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const { data: project } = useSuspenseQuery(trpc.project.get.queryOptions({ workspaceId, projectId }));
  const [isEditing, setEditing] = useState(false);
  const archive = useArchive(workspaceId);
  const isArchived = project.archivedAt !== null;
  const mayEdit = may(member, 'project.edit', { project: gateOf(project) });
  const mayArchive = may(member, 'project.archive', {
    project: gateOf(project),
    ownerId: project.owner.id,
  });
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Projects', href: `/w/${workspaceId}` }, { label: project.name }]}
        linkAs={Link}
        title={project.name}
        badge={isArchived && <Badge>Archived</Badge>}
        description={<ProjectFacts project={project} />}
        actions={
          <>
            {!isArchived && actions}
            {(mayEdit || mayArchive || menuItems) && (
              <Menu
                trigger={
                  <IconButton
                    label="More about this project"
                    tooltip={false}
                    variant="secondary"
                    icon={<EllipsisIcon className="size-4" />}
                  />
                }
              >
                {mayEdit && (
                  <MenuItem icon={<PencilIcon className="size-4" />} onSelect={() => setEditing(true)}>
                    Edit project…
                  </MenuItem>
                )}
                {menuItems}
                {mayArchive && (
                  <MenuItem
                    icon={isArchived ? <UndoIcon className="size-4" /> : <InboxIcon className="size-4" />}
                    onSelect={() => archive.mutate({ workspaceId, projectId, archived: !isArchived })}
                  >
                    {isArchived ? 'Open again' : 'Archive'}
                  </MenuItem>
                )}
              </Menu>
            )}
          </>
        }
      />
      <EditProjectDialog
        workspaceId={workspaceId}
        project={project}
        open={isEditing}
        onOpenChange={setEditing}
      />
    </>
  );
}

function useArchive(workspaceId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.project.archive.mutationOptions({
      onSuccess(_project, { projectId, archived }) {
        void queryClient.invalidateQueries({ queryKey: trpc.project.pathKey() });
        toast.success(archived ? 'The project is archived' : 'The project is open again', {
          id: `archive-${workspaceId}-${projectId}`,
          ...(archived ? { description: 'Nothing in it is lost. It is under “Archived”.' } : {}),
        });
      },
      onError: (error) => toast.error('The project could not be changed', { description: messageOf(error) }),
    }),
  );
}

const ProjectFacts = ({ project }: { project: ProjectView }) => (
  <>
    {project.brief && <p className="line-clamp-3 whitespace-pre-line">{project.brief}</p>}
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
      <span className="flex items-center gap-1.5">
        <Avatar name={project.owner.name} decorative />
        <span>
          <span className="sr-only">Owner: </span>
          {project.owner.name}
        </span>
      </span>
      {project.dueOn && <DueBadge dueOn={project.dueOn} />}
      {project.usage && <span className="min-w-0 break-words">For: {project.usage}</span>}
    </div>
  </>
);
