'use client';

import { Badge, BoxIcon, ClockIcon, IconButton, KeyboardIcon, LayersIcon, SettingsIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTRPC } from '../../trpc/client.tsx';
import { AccountMenu } from './account-menu.tsx';
import type { AppShellProps } from './app-shell.tsx';
import { ApprovalsLink } from './approvals-link.tsx';
import { BalanceLink } from './balance-link.tsx';
import { NavLink } from './nav-link.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

interface SidebarProps extends Omit<AppShellProps, 'children' | 'banner'> {
  /** A place was chosen: the sheet closes. */
  onNavigate: (() => void) | undefined;
  onHelp: () => void;
}

const projectsMax = 8;

/** Where one can go in this workspace, and who is here. */
export function Sidebar(props: SidebarProps) {
  const { user, workspace, workspaces, member, bell, onNavigate, onHelp } = props;
  const trpc = useTRPC();
  const path = usePathname();
  const home = `/w/${workspace.id}`;
  const workspaceId = workspace.id;
  const jobs = useQuery(
    trpc.job.list.queryOptions({ workspaceId, status: ['queued', 'running'], limit: 100 }),
  );
  const projects = useQuery(trpc.project.list.queryOptions({ workspaceId }));
  const activeJobs = jobs.data?.items.length ?? 0;
  return (
    <aside aria-label="Sidebar" className="flex h-full min-h-0 flex-col gap-1 p-3">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <WorkspaceMenu workspace={workspace} workspaces={workspaces} />
        </div>
        {bell}
      </div>
      <nav aria-label="Workspace" className="mt-2 flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto">
        <NavLink href={home} isHere={path === home} icon={<LayersIcon />} onNavigate={onNavigate}>
          Projects
        </NavLink>
        <NavLink
          href={`${home}/jobs`}
          isHere={path.startsWith(`${home}/jobs`)}
          icon={<ClockIcon />}
          onNavigate={onNavigate}
          trailing={
            activeJobs > 0 && (
              <Badge tone="accent">
                {activeJobs} <span className="sr-only">waiting or running</span>
              </Badge>
            )
          }
        >
          Jobs
        </NavLink>
        <ApprovalsLink workspaceId={workspaceId} member={member} onNavigate={onNavigate} />
        <NavLink
          href={`${home}/settings`}
          isHere={path.startsWith(`${home}/settings`)}
          icon={<SettingsIcon />}
          onNavigate={onNavigate}
        >
          Settings
        </NavLink>
        {projects.data && projects.data.length > 0 && (
          <>
            <h2 className="mt-4 mb-1 px-2 text-xs font-medium text-text-muted">Recent projects</h2>
            {projects.data.slice(0, projectsMax).map((project) => (
              <NavLink
                key={project.id}
                href={`${home}/projects/${project.id}`}
                isHere={path.startsWith(`${home}/projects/${project.id}`)}
                icon={<BoxIcon />}
                onNavigate={onNavigate}
              >
                {project.name}
              </NavLink>
            ))}
          </>
        )}
      </nav>
      <BalanceLink workspaceId={workspace.id} member={member} onNavigate={onNavigate} />
      <div className="mt-1 flex items-center gap-1">
        <AccountMenu user={user} />
        <ThemeSwitch />
        <IconButton
          label="Keyboard shortcuts"
          shortcut="?"
          icon={<KeyboardIcon className="size-4" />}
          onClick={onHelp}
        />
      </div>
    </aside>
  );
}
