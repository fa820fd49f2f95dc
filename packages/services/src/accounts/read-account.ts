import type { AccountView } from '@maquette/domain/accounts';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { confirmBy } from './confirm-session.ts';
import type { Person } from './person.ts';

/** The person's own account: what they are called, and the ways in which they can sign in. */
export async function readAccount(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { userId }: Person,
): Promise<Result<AccountView>> {
  const user = await deps.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    include: {
      identities: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  const providers = deps.settings.identityProviders ?? [];
  const linked = new Set(user.identities.map(({ issuer }) => issuer));
  const ways = user.identities.length + (user.passwordHash === null ? 0 : 1);
  return ok({
    name: user.name,
    email: user.email,
    hasPassword: user.passwordHash !== null,
    twoFactorSince: user.totpEnabledAt?.toISOString() ?? null,
    recoveryCodesLeft: user.totpEnabledAt ? user._count.recoveryCodes : 0,
    identities: user.identities.map((identity) => ({
      id: identity.id,
      provider: providers.find(({ issuer }) => issuer === identity.issuer)?.name ?? identity.issuer,
      email: identity.email,
      linkedAt: identity.createdAt.toISOString(),
      lastUsedAt: identity.lastUsedAt?.toISOString() ?? null,
      isLastWay: ways === 1,
    })),
    linkable: providers
      .filter(({ issuer }) => !linked.has(issuer))
      .map(({ id, name }): { id: string; name: string } => ({ id, name })),
    confirmBy: confirmBy(user),
  });
}
