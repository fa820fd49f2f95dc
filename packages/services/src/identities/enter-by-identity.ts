import type { Transaction } from '@maquette/db';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { nameCharactersMax, tidyName } from '@maquette/domain/workspaces';
import { mailLimit, signUpLimit, tooManyTries } from '../accounts/account-limits.ts';
import { notVerified } from '../accounts/authenticate.ts';
import { confirmEmail } from '../accounts/confirm-email.ts';
import { createUser } from '../accounts/create-user.ts';
import { networkOf } from '../accounts/network-of.ts';
import { parseEmail } from '../accounts/parse-email.ts';
import { queueVerifyMail } from '../accounts/queue-verify-mail.ts';
import { ownWorkspaceName } from '../accounts/sign-up.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';

/** What an identity provider says about somebody, from an ID token that was checked. */
export interface IdentityClaims {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string | null;
}

/**
 * Whose account this identity opens. It is found by issuer and subject, never by address: an address that has an account
 * already is refused with `auth.account-exists`, or whoever controls it at some provider would be let in. Someone new gets
 * an account with a workspace; an address that the provider does not vouch for has to be confirmed by mail first.
 */
export async function enterByIdentity(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: IdentityClaims & { ip?: string },
): Promise<Result<{ userId: string; provenAt: Date }>> {
  const provenAt = new Date();
  const known = await deps.db.prisma.identity.findUnique({ where: { issuer_subject: keyOf(input) } });
  if (!known && input.ip !== undefined) {
    const taken = await signUpLimit(deps.db).take(networkOf(input.ip));
    if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  }
  const email = known ? null : parseEmail(input.email ?? '');
  if (email && !email.ok)
    return refuse('input.invalid', 'The identity provider did not tell an e-mail address.', {
      suggestion: 'Ask whoever runs the provider to share your address with Maquette.',
    });
  const mayMail = email?.ok ? (await mailLimit(deps.db).take(email.value)).isAllowed : false;
  return deps.db.transaction(async (tx) => {
    const identity = await tx.identity.findUnique({ where: { issuer_subject: keyOf(input) } });
    if (identity) return useIdentity(tx, { id: identity.id, email: input.email, provenAt });
    if (!email?.ok) return notVerified();
    const made = await createUser(tx, newUser(input, email.value));
    // two at once: the other one may have made the account with this very identity
    const other = made ? null : await tx.identity.findUnique({ where: { issuer_subject: keyOf(input) } });
    if (other) return useIdentity(tx, { id: other.id, email: input.email, provenAt });
    if (!made) return accountExists();
    const { userId } = made;
    await tx.identity.create({
      data: { id: newId('identity'), userId, ...keyOf(input), email: email.value, lastUsedAt: provenAt },
    });
    if (input.emailVerified) {
      await confirmEmail(tx, { userId });
      return ok({ userId, provenAt });
    }
    if (mayMail) await queueVerifyMail(tx, deps.settings, { userId });
    return notVerified();
  });
}

const keyOf = ({ issuer, subject }: IdentityClaims) => ({ issuer, subject });

async function useIdentity(
  tx: Transaction,
  { id, email, provenAt }: { id: string; email: string | null; provenAt: Date },
): Promise<Result<{ userId: string; provenAt: Date }>> {
  const { userId, user } = await tx.identity.update({
    where: { id },
    data: { lastUsedAt: provenAt, ...(email && { email: email.slice(0, 254) }) },
    include: { user: { select: { emailVerifiedAt: true } } },
  });
  return user.emailVerifiedAt ? ok({ userId, provenAt }) : notVerified();
}

function newUser({ name }: IdentityClaims, email: string) {
  const tidy = tidyName((name ?? '').slice(0, nameCharactersMax.user), { field: 'name', kind: 'user' });
  const called = tidy.ok ? tidy.value : email.split('@')[0]!;
  return { name: called, email, passwordHash: null, workspaceName: ownWorkspaceName(called) };
}

const accountExists = () =>
  refuse('auth.account-exists', 'There is an account with this address already.', {
    suggestion: 'Sign in as before, then link the provider in your account.',
  });
