'use client';

import { plans, type PlanId } from '@maquette/domain/plans';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { Avatar, CheckIcon, ChevronsUpDownIcon, Menu, MenuItem, MenuSeparator, PlusIcon } from '@maquette/ui';
import Link from 'next/link';
import { useState } from 'react';
import { CreateWorkspaceDialog } from './create-workspace-dialog.tsx';

/** The workspace that is open, and the way to others. */
export function WorkspaceMenu({
  workspace,
  workspaces,
}: {
  workspace: WorkspaceView;
  workspaces: WorkspaceView[];
}) {
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <Menu
        align="start"
        className="w-(--anchor-width) min-w-56"
        trigger={
          <button
            type="button"
            className="flex h-11 w-full items-center gap-2.5 rounded-control px-2 text-left transition-colors hover:bg-surface-hover data-popup-open:bg-surface-hover"
          >
            <Avatar name={workspace.name} shape="square" size="medium" decorative />
            <span className="min-w-0 flex-1">
              <span className="block truncate leading-4.5 font-semibold">
                <span className="sr-only">Workspace: </span>
                {workspace.name}
              </span>
              <span className="block text-xs text-text-muted">
                {workspace.role === 'guest'
                  ? 'You are a guest here'
                  : `${plans[workspace.planId as PlanId]?.name ?? workspace.planId} plan`}
              </span>
            </span>
            <ChevronsUpDownIcon className="size-4 shrink-0 text-text-muted" />
          </button>
        }
      >
        {workspaces.map((each) => (
          <MenuItem
            key={each.id}
            link={
              <Link href={`/w/${each.id}`} aria-current={each.id === workspace.id ? 'true' : undefined} />
            }
            icon={each.id === workspace.id ? <CheckIcon className="size-4" /> : <span />}
          >
            {each.name}
            {each.isSuspended && <span className="text-text-muted"> (suspended)</span>}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<PlusIcon className="size-4" />} onSelect={() => setCreating(true)}>
          New workspace…
        </MenuItem>
      </Menu>
      <CreateWorkspaceDialog open={isCreating} onOpenChange={setCreating} />
    </>
  );
}
