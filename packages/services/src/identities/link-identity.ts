import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { accountChangedMail } from '@maquette/mail';
import { linksOf } from '../accounts/change-password.ts';
import { requireRecent } from '../accounts/confirm-session.ts';
import { notePersonally } from '../accounts/note-personally.ts';
import type { Person } from '../accounts/person.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { newId } from '../new-id.ts';
import type { IdentityClaims } from './enter-by-identity.ts';

type Deps = Pick<ServiceDeps, 'db' | 'settings'>;

const linkingMinutes = 10;

/**
 * Says that the next answer of this provider, in this session, is to be linked to the account. Asks for the password or a
 * code a few minutes before (`auth.step-up`).
 */
export async function beginLinking(
  deps: Deps,
  person: Person,
  { providerId }: { providerId: string },
): Promise<Result<void>> {
  if (!deps.settings.identityProviders?.some(({ id }) => id === providerId)) return notFound();
  return deps.db.transaction(async (tx) => {
    const recent = await requireRecent(tx, person);
    if (!recent.ok) return recent;
    const linkingUntil = new Date(Date.now() + linkingMinutes * 60_000);
    await tx.session.updateMany({
      where: { id: person.sessionId, userId: person.userId, revokedAt: null },
      data: { linking: providerId, linkingUntil },
    });
    return ok(undefined);
  });
}

/** Whether this answer of a provider is to be linked; says so once. */
export async function takeLinking(
  deps: Pick<ServiceDeps, 'db'>,
  { sessionId, providerId }: { sessionId: string; providerId: string },
): Promise<boolean> {
  const { count } = await deps.db.prisma.session.updateMany({
    where: { id: sessionId, revokedAt: null, linking: providerId, linkingUntil: { gt: new Date() } },
    data: { linking: null, linkingUntil: null },
  });
  return count === 1;
}

/** Links an identity to the person's account. One that opens another account is refused with `conflict`. */
export async function linkIdentity(
  deps: Deps,
  person: Person,
  { issuer, subject, email }: IdentityClaims,
): Promise<Result<void>> {
  const { userId } = person;
  return deps.db.transaction(async (tx) => {
    const { count } = await tx.identity.createMany({
      data: [{ id: newId('identity'), userId, issuer, subject, email: email?.slice(0, 254) ?? null }],
      skipDuplicates: true,
    });
    if (count === 0) {
      const known = await tx.identity.findUniqueOrThrow({ where: { issuer_subject: { issuer, subject } } });
      return known.userId === userId
        ? ok(undefined)
        : refuse('conflict', 'This identity opens another account already.', {
            suggestion: 'Sign in to that account and unlink it there first.',
          });
    }
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const mail = accountChangedMail({ name: user.name, what: 'An identity was linked', ...linksOf(deps) });
    await queueMail(tx, { to: user.email, ...mail });
    await notePersonally(tx, person, { action: 'sign-in.identity-linked', after: { issuer } });
    return ok(undefined);
  });
}

/** Takes an identity off the account; the last way to sign in stays. Asks for the password or a code before. */
export async function unlinkIdentity(
  deps: Deps,
  person: Person,
  { identityId }: { identityId: string },
): Promise<Result<void>> {
  const { userId } = person;
  return deps.db.transaction(async (tx) => {
    // one after the other: two at once could take off the last two
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
    const recent = await requireRecent(tx, person);
    if (!recent.ok) return recent;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, include: { identities: true } });
    const identity = user.identities.find(({ id }) => id === identityId);
    if (!identity) return notFound();
    if (user.passwordHash === null && user.identities.length === 1)
      return refuse('conflict.state', 'This is your last way to sign in.', {
        suggestion: 'Set a password first.',
      });
    await tx.identity.delete({ where: { id: identityId } });
    const mail = accountChangedMail({
      name: user.name,
      what: 'An identity was unlinked',
      ...linksOf(deps),
    });
    await queueMail(tx, { to: user.email, ...mail });
    const before = { issuer: identity.issuer };
    await notePersonally(tx, person, { action: 'sign-in.identity-unlinked', before });
    return ok(undefined);
  });
}
