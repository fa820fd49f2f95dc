import { authorize, type Actor } from '@maquette/domain/access';
import type { SignInRule } from '@maquette/domain/accounts';
import { auditChange } from '@maquette/domain/audit';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { checkSignIn } from '../access/enter-workspace.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

/**
 * Says how one must sign in to enter the workspace; it holds for everyone within 5 s, API keys aside. Whoever sets it has
 * to be signed in that way, so that nobody locks themselves out.
 * @param input.issuer with `oidc`: this provider only; null: any that the studio knows
 */
export async function setSignInRule(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: { rule: SignInRule; issuer: string | null },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'workspace.edit');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const signInRule = input.rule;
  const signInIssuer = signInRule === 'oidc' ? input.issuer : null;
  const providers = deps.settings.identityProviders ?? [];
  if (signInRule === 'oidc' && !providers.some(({ issuer }) => (signInIssuer ?? issuer) === issuer))
    return refuse('input.invalid', 'This studio knows no such identity provider.', { field: 'issuer' });
  if (actor.via.kind !== 'session') return refuse('access.denied', 'This is not possible with an API key.');
  const session = await deps.db.prisma.session.findUnique({ where: { id: actor.via.sessionId } });
  if (!session) return refuse('auth.required', 'Please sign in.');
  const fulfilled = checkSignIn({ signInRule, signInIssuer }, session);
  if (!fulfilled.ok)
    return refuse('auth.step-up', 'You would lock yourself out: you are not signed in that way.', {
      suggestion: signInRule === 'oidc' ? 'Sign in with the identity provider first.' : showFactor,
      detail: fulfilled.refusal.detail ?? {},
    });
  return deps.db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
    const before = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    await tx.workspace.update({ where: { id: workspaceId }, data: { signInRule, signInIssuer } });
    const ruleOf = (from: { signInRule: SignInRule; signInIssuer: string | null }) => ({
      rule: from.signInRule,
      issuer: from.signInIssuer,
    });
    await noteAudit(tx, actor, {
      action: 'workspace.sign-in-rule-changed',
      ...auditChange(ruleOf(before), ruleOf({ signInRule, signInIssuer })),
    });
    return ok(undefined);
  });
}

const showFactor = 'Set up two factors in your account, or show a code there, first.';
