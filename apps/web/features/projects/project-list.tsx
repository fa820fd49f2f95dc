'use client';

import { may, type Actor } from '@maquette/domain/access';
import {
  Alert,
  Button,
  EmptyState,
  LayersIcon,
  PageHeader,
  PlusIcon,
  SegmentedControl,
  Skeleton,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { CreateProjectDialog } from './create-project-dialog.tsx';
import { ProjectCard } from './project-card.tsx';

const shelves = ['open', 'archived'] as const;

/** Every project of the workspace. */
export function ProjectList({ member, workspaceName }: { member: Actor; workspaceName: string }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const [shelf, setShelf] = useQueryState('shelf', parseAsStringLiteral(shelves).withDefault('open'));
  const [isCreating, setCreating] = useState(false);
  const isArchive = shelf === 'archived';
  const projects = useQuery(
    trpc.project.list.queryOptions({ workspaceId, ...(isArchive ? { archived: true } : {}) }),
  );
  const newProject = may(member, 'project.create') && (
    <Button variant="primary" icon={<PlusIcon className="size-4" />} onClick={() => setCreating(true)}>
      New project
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Projects"
        description={workspaceName}
        actions={
          <>
            <SegmentedControl
              aria-label="Which projects"
              value={shelf}
              onValueChange={(next) => void setShelf(next as (typeof shelves)[number])}
              segments={[
                { value: 'open', label: 'Open' },
                { value: 'archived', label: 'Archived' },
              ]}
            />
            {newProject}
          </>
        }
      />
      {projects.isPending ? (
        <ProjectGrid>
          {['a', 'b', 'c', 'd'].map((key) => (
            <CardSkeleton key={key} />
          ))}
        </ProjectGrid>
      ) : projects.isError ? (
        <Alert
          tone="danger"
          title="The projects could not be read"
          actions={
            <Button size="small" onClick={() => void projects.refetch()}>
              Try again
            </Button>
          }
        >
          {messageOf(projects.error)}
        </Alert>
      ) : projects.data.length === 0 ? (
        <EmptyState
          icon={<LayersIcon />}
          title={emptyTitle(member, isArchive)}
          actions={!isArchive && newProject}
        >
          {emptyWords(member, isArchive)}
        </EmptyState>
      ) : (
        <ProjectGrid>
          {projects.data.map((project) => (
            <li key={project.id}>
              <ProjectCard project={project} href={`/w/${workspaceId}/projects/${project.id}`} />
            </li>
          ))}
        </ProjectGrid>
      )}
      <CreateProjectDialog
        workspaceId={workspaceId}
        userId={member.userId}
        open={isCreating}
        onOpenChange={setCreating}
      />
    </>
  );
}

function emptyTitle({ role }: Actor, isArchive: boolean): string {
  if (isArchive) return 'Nothing is archived';
  return role === 'guest' ? 'You have not been invited to a project' : 'No project yet';
}

function emptyWords(member: Actor, isArchive: boolean): string {
  if (isArchive) return 'A project that is done can be archived from its page. Nothing in it is lost.';
  if (member.role === 'guest')
    return 'As a guest you see the projects that you take part in. Ask the people who invited you here.';
  return may(member, 'project.create')
    ? 'A project holds the pictures for one piece of work and the models made of them. Start with one.'
    : 'What your team works on appears here.';
}

const ProjectGrid = ({ children }: { children: React.ReactNode }) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-4 [&>li]:grid">
    {children}
  </ul>
);

const CardSkeleton = () => (
  <li aria-hidden="true">
    <div className="overflow-hidden rounded-card border border-border bg-surface">
      <Skeleton className="aspect-[16/10] rounded-none" />
      <div className="flex flex-col gap-2 p-3.5">
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-9" />
        <Skeleton className="mt-2 h-6 w-1/2" />
      </div>
    </div>
  </li>
);
