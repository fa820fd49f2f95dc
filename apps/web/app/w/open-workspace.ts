import type { Actor } from '@maquette/domain/access';
import type { Refusal } from '@maquette/domain/result';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { openMembership } from '../../server/open-membership.ts';
import { requireSession } from '../../server/session.ts';
import { getCaller } from '../../trpc/server.tsx';

export interface OpenWorkspace {
  user: { id: string; name: string; email: string; instanceAdmin: boolean };
  workspace: WorkspaceView;
  workspaces: WorkspaceView[];
  /** Who looks, for showing only what they may do. The right itself is checked where data is read and written. */
  member: Actor;
}

/**
 * For pages under `/w/<id>`: the workspace and who looks. Shows "not found" to everyone who is not a member; a member who
 * is suspended, or not signed in the way that the workspace asks for, is shown what to do.
 */
export const openWorkspace = cache(async (workspaceId: string): Promise<OpenWorkspace> => {
  const { user } = await requireSession(`/w/${workspaceId}`);
  const membership = await openMembership(workspaceId);
  if (!membership.ok) return isClosed(membership.refusal) ? redirect(`/enter/${workspaceId}`) : notFound();
  const workspaces = await (await getCaller()).workspace.list();
  const workspace = workspaces.find(({ id }) => id === workspaceId) ?? notFound();
  return {
    user: { id: user.id, name: user.name, email: user.email, instanceAdmin: user.instanceAdmin },
    workspace,
    workspaces,
    member: shownOf(membership.value.actor),
  };
});

const isClosed = ({ code }: Refusal): boolean => code === 'access.suspended' || code === 'auth.step-up';

/** The session's id is no business of the page, and neither is which projects there are that one does not see. */
const shownOf = (actor: Actor): Actor => ({
  ...actor,
  reach: actor.reach.all ? { all: true, but: [] } : actor.reach,
  via: { kind: 'session', sessionId: '' },
});
