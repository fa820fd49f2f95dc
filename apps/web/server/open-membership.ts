import { cookies, headers } from 'next/headers';
import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { enterWorkspace, readSession } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { sessionClaimsOf } from './session-claims.ts';

/**
 * Who the cookie of this request is in a workspace, and a way to ask again later, for streams that stay open: whether they
 * still have the rights that they had. With other rights a stream is opened anew.
 */
export interface Membership {
  actor: Actor;
  stillHolds(): Promise<boolean>;
}

/** Refuses with `auth.required` without a living session, and with `not-found` who is not a member. */
export async function openMembership(workspaceId: string): Promise<Result<Membership>> {
  const { deps } = composition();
  const claimed = await sessionClaimsOf(await cookies());
  const sent = await headers();
  const from = { ip: callerIp(sent), userAgent: sent.get('user-agent') };
  if (!claimed) return refuse('auth.required', 'Please sign in.');
  const enter = async (): Promise<Result<Actor>> => {
    const session = await readSession(deps, claimed);
    if (!session.ok) return session;
    const { user, sessionId, signedIn } = session.value;
    return enterWorkspace(deps, { userId: user.id, sessionId, signedIn, workspaceId, from });
  };
  const entered = await enter();
  if (!entered.ok) return entered;
  const rights = JSON.stringify(entered.value);
  const stillHolds = async () => {
    const again = await enter();
    return again.ok && JSON.stringify(again.value) === rights;
  };
  return ok({ actor: entered.value, stillHolds });
}
