'use client';

import { IconButton, Logo, MenuIcon, SideSheet } from '@maquette/ui';
import type { Actor } from '@maquette/domain/access';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { BalanceLink } from './balance-link.tsx';
import { NavigationProgress } from './navigation-progress.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Sidebar } from './sidebar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

export interface AppShellProps {
  user: { name: string; email: string; instanceAdmin: boolean };
  workspace: WorkspaceView;
  workspaces: WorkspaceView[];
  member: Actor;
  /** What the person was told; belongs to another feature. */
  bell: ReactNode;
  /** What everyone must know on every page; belongs to another feature. */
  banner: ReactNode;
  children: ReactNode;
}

/** The frame around every page of a workspace. Below 1,024 px the navigation is a sheet behind a button. */
export function AppShell({ children, bell, banner, ...who }: AppShellProps) {
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  const [areShortcutsOpen, setShortcutsOpen] = useState(false);
  const { workspace } = who;
  const shortcuts = useShortcuts({ workspaceId: workspace.id, onHelp: () => setShortcutsOpen(true) });
  const sidebar = (place: 'beside' | 'sheet') => (
    <Sidebar
      {...who}
      bell={place === 'beside' ? bell : null}
      onNavigate={place === 'sheet' ? () => setNavigationOpen(false) : undefined}
      onHelp={() => {
        setNavigationOpen(false);
        setShortcutsOpen(true);
      }}
    />
  );
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <NavigationProgress />
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-medium text-accent-text focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <div className="sticky top-0 hidden h-dvh border-r border-border bg-surface lg:block">
        {sidebar('beside')}
      </div>
      <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b border-border bg-surface px-2 lg:hidden">
        <IconButton
          label="Open the navigation"
          icon={<MenuIcon className="size-5" />}
          tooltip={false}
          onClick={() => setNavigationOpen(true)}
        />
        <Link href={`/w/${workspace.id}`} aria-label="Maquette, projects" className="mr-auto rounded-control">
          <Logo />
        </Link>
        <BalanceLink workspaceId={workspace.id} member={who.member} compact />
        {bell}
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 px-4 pt-5 pb-24 outline-none sm:px-6 lg:px-8 lg:pt-7"
      >
        {/* lines of text end somewhere; what is looked at takes all there is */}
        <div className="mx-auto w-full max-w-[100rem] has-data-wide:max-w-none">
          {banner}
          {children}
        </div>
      </main>
      <SideSheet open={isNavigationOpen} onOpenChange={setNavigationOpen} title="Navigation">
        {sidebar('sheet')}
      </SideSheet>
      <ShortcutsDialog open={areShortcutsOpen} onOpenChange={setShortcutsOpen} {...shortcuts} />
    </div>
  );
}
