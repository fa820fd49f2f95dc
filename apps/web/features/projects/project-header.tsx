'use client';

import { may, type Actor } from '@maquette/domain/access';
import { gateOf, type ProjectView } from '@maquette/domain/workspaces';
import {
  Badge,
  EllipsisIcon,
  IconButton,
  InboxIcon,
  LockIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  PageHeader,
  PencilIcon,
  toast,
  Trash2Icon,
  UndoIcon,
  UsersIcon,
} from '@maquette/ui';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useId, useState, type ReactNode } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { AccessDialog } from './access-dialog.tsx';
import { DeleteProjectDialog } from './delete-project-dialog.tsx';
import { EditProjectDialog } from './edit-project-dialog.tsx';
import { ProjectAgreement } from './project-agreement.tsx';
import { ProjectFacts } from './project-facts.tsx';

interface ProjectHeaderProps {
  member: Actor;
  projectId: string;
  /** What can be done here besides editing the project itself. */
  actions: ReactNode;
  /** More for the menu; belongs to other features. */
  menuItems?: ReactNode;
}

type Task = 'edit' | 'access' | 'delete';

/** What heads a project's page: what it is about, who takes part, and what can be done by those who may. */
export function ProjectHeader({ member, projectId, actions, menuItems }: ProjectHeaderProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const panelId = useId();
  const which = { workspaceId, projectId };
  const { data: project } = useSuspenseQuery(trpc.project.get.queryOptions(which));
  const participants = useQuery(trpc.participant.list.queryOptions(which)).data ?? [];
  const agreed = useQuery(trpc.checklist.agreed.queryOptions(which)).data ?? null;
  const [task, setTask] = useState<Task | null>(null);
  const [isOpen, setOpen] = useState(false);
  const isArchived = project.archivedAt !== null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Projects', href: `/w/${workspaceId}` }, { label: project.name }]}
        linkAs={Link}
        title={project.name}
        badge={
          <>
            {project.isRestricted && <Badge icon={<LockIcon />}>Restricted</Badge>}
            {isArchived && <Badge>Archived</Badge>}
          </>
        }
        description={
          <ProjectFacts
            project={project}
            participants={participants}
            agreed={agreed}
            userId={member.userId}
            panelId={panelId}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        }
        actions={
          <>
            {!isArchived && actions}
            <ProjectMenu member={member} project={project} onTask={setTask} more={menuItems} />
          </>
        }
      />
      {isOpen && (
        <ProjectAgreement
          id={panelId}
          member={member}
          project={project}
          participants={participants}
          onAccess={() => setTask('access')}
        />
      )}
      <EditProjectDialog
        workspaceId={workspaceId}
        project={project}
        mayHandOver={may(member, 'project.manage-access', { project: gateOf(project) })}
        open={task === 'edit'}
        onOpenChange={() => setTask(null)}
      />
      {task === 'access' && (
        <AccessDialog
          member={member}
          project={project}
          participants={participants}
          onClose={() => setTask(null)}
        />
      )}
      {task === 'delete' && (
        <DeleteProjectDialog workspaceId={workspaceId} project={project} onClose={() => setTask(null)} />
      )}
    </>
  );
}

interface ProjectMenuProps {
  member: Actor;
  project: ProjectView;
  /** Belongs to other features. */
  more: ReactNode;
  onTask: (task: Task) => void;
}

/** What can be done with the project itself. */
function ProjectMenu({ member, project, more, onTask }: ProjectMenuProps) {
  const { workspaceId } = member;
  const archive = useArchive(workspaceId);
  const gate = { project: gateOf(project), ownerId: project.owner.id };
  const isArchived = project.archivedAt !== null;
  const mayArchive = may(member, 'project.archive', gate);
  const mayDelete = isArchived && may(member, 'project.delete', gate);
  return (
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
      {may(member, 'project.edit', gate) && (
        <MenuItem icon={<PencilIcon className="size-4" />} onSelect={() => onTask('edit')}>
          Edit project…
        </MenuItem>
      )}
      <MenuItem icon={<UsersIcon className="size-4" />} onSelect={() => onTask('access')}>
        Access…
      </MenuItem>
      {more}
      {mayArchive && (
        <MenuItem
          icon={isArchived ? <UndoIcon className="size-4" /> : <InboxIcon className="size-4" />}
          onSelect={() => archive.mutate({ workspaceId, projectId: project.id, archived: !isArchived })}
        >
          {isArchived ? 'Open again' : 'Archive'}
        </MenuItem>
      )}
      {mayDelete && (
        <>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2Icon className="size-4" />} onSelect={() => onTask('delete')}>
            Delete for good…
          </MenuItem>
        </>
      )}
    </Menu>
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
