import type { Actor, Origin } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import type { SignedIn } from '../accounts/read-session.ts';
import type { ServiceDeps } from '../deps.ts';
import { readMember, type Member } from './read-member.ts';

/**
 * The person of a session as a member of this workspace, with the rights of this moment; not found for everyone else.
 * Refuses a suspended member with `access.suspended`, and with `auth.step-up` who is not signed in the way that the
 * workspace asks for.
 */
export async function enterWorkspace(
  deps: Pick<ServiceDeps, 'db'>,
  input: { userId: string; sessionId: string; signedIn: SignedIn; workspaceId: string; from?: Origin },
): Promise<Result<Actor>> {
  const { userId, sessionId, workspaceId, from } = input;
  const member = await readMember(deps.db.prisma, { workspaceId, userId });
  if (!member) return notFound();
  if (member.suspendedAt) return suspended();
  const strong = checkSignIn(member, input.signedIn);
  if (!strong.ok) return strong;
  return ok({ ...standingIn(member), via: { kind: 'session', sessionId }, ...(from && { from }) });
}

/** The refusal of a member who may not enter for now. */
export const suspended = (): Result<never> =>
  refuse('access.suspended', 'Your membership of this workspace is suspended.', {
    suggestion: 'Ask an owner or admin of the workspace.',
  });

/** What of a member an actor carries. */
export const standingIn = (member: Member): Omit<Actor, 'via' | 'from'> => {
  const { workspaceId, userId, role, billing, parts, reach, editorsMayShare } = member;
  return { workspaceId, userId, role, billing, parts, reach, editorsMayShare };
};

/** Whether somebody is signed in the way that the workspace asks for. */
export function checkSignIn(
  { signInRule, signInIssuer }: Pick<Member, 'signInRule' | 'signInIssuer'>,
  { method, issuer, twoFactorAt }: SignedIn,
): Result<void> {
  const isThroughProvider = method === 'oidc' && (signInIssuer === null || issuer === signInIssuer);
  if (signInRule === 'oidc' && !isThroughProvider)
    return refuse('auth.step-up', 'This workspace is entered through its identity provider only.', {
      suggestion: 'Sign out, and sign in with the identity provider.',
      detail: { needs: 'oidc', issuer: signInIssuer },
    });
  if (signInRule === 'two_factor' && twoFactorAt === null)
    return refuse('auth.step-up', 'This workspace asks for a second factor.', {
      suggestion: 'Set up an authenticator app in your account, then sign in again.',
      detail: { needs: 'two_factor' },
    });
  return ok(undefined);
}
