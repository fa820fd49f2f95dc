import { authorize, type Actor } from '@maquette/domain/access';
import type { SignInRuleView } from '@maquette/domain/accounts';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** How one must sign in to enter the workspace, and how many members would not fulfil another rule. */
export async function readSignInRule(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
): Promise<Result<SignInRuleView>> {
  const allowed = authorize(actor, 'workspace.edit');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const providers = (deps.settings.identityProviders ?? []).map(({ name, issuer }) => ({ name, issuer }));
  const { prisma } = deps.db;
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const members = await prisma.membership.findMany({
    where: { workspaceId, suspendedAt: null },
    select: { user: { select: { totpEnabledAt: true, identities: { select: { issuer: true } } } } },
  });
  const without = (isFulfilled: (user: (typeof members)[number]['user']) => boolean): number =>
    members.filter(({ user }) => !isFulfilled(user)).length;
  const isLinked = (issuers: string[]) => (user: (typeof members)[number]['user']) =>
    user.identities.some(({ issuer }) => issuers.includes(issuer));
  return ok({
    rule: workspace.signInRule,
    issuer: workspace.signInIssuer,
    providers,
    memberCount: members.length,
    withoutTwoFactor: without(({ totpEnabledAt }) => totpEnabledAt !== null),
    withoutIdentity: without(isLinked(providers.map(({ issuer }) => issuer))),
    withoutIssuer: Object.fromEntries(providers.map(({ issuer }) => [issuer, without(isLinked([issuer]))])),
  });
}
