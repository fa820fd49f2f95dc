import { cookies } from 'next/headers';
import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { enterWorkspace, readSession } from '@maquette/services';
import { composition } from './compose.ts';
import { sessionClaimsOf } from './session-claims.ts';

/** Who the cookie of this request is in a workspace, and a way to ask again later, for streams that stay open. */
export interface Membership {
  actor: Actor;
  stillHolds(): Promise<boolean>;
}

/** Refuses with `auth.required` without a living session, and with `not-found` who is not a member. */
export async function openMembership(workspaceId: string): Promise<Result<Membership>> {
  const { deps } = composition();
  const claimed = await sessionClaimsOf(await cookies());
  if (!claimed) return refuse('auth.required', 'Please sign in.');
  const enter = async (): Promise<Result<Actor>> => {
    const session = await readSession(deps, claimed);
    if (!session.ok) return session;
    const { user, sessionId } = session.value;
    return enterWorkspace(deps, { userId: user.id, sessionId, workspaceId });
  };
  const entered = await enter();
  return entered.ok ? ok({ actor: entered.value, stillHolds: async () => (await enter()).ok }) : entered;
}
