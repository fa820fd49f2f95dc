import type { Transaction } from '@maquette/db';
import { knownAddressMail } from '@maquette/mail';
import { ok, type Result } from '@maquette/domain/result';
import { nameCharactersMax, tidyName } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { provesAddress } from '../invitations/proves-address.ts';
import { queueMail } from '../mail/index.ts';
import { newId } from '../new-id.ts';
import { mailLimit, signUpLimit, tooManyTries } from './account-limits.ts';
import { atEvenTime } from './at-even-time.ts';
import { checkPassword } from './check-password.ts';
import { confirmEmail } from './confirm-email.ts';
import { createUser } from './create-user.ts';
import { networkOf } from './network-of.ts';
import { parseEmail } from './parse-email.ts';
import { hashPassword } from './password-hash.ts';
import { queueVerifyMail } from './queue-verify-mail.ts';

interface SignUp {
  name: string;
  email: string;
  password: string;
  ip?: string;
  /** Of a mail that invited this address. */
  invitationToken?: string;
}

/**
 * Makes an account with a workspace of its own, and sends the link that confirms the address. The answer, and
 * the time that it takes, is the same for an address that has an account already; its owner gets a mail about it, and
 * nothing of the account changes. Who has the secret of an invitation that went to this address reads mail there: then it
 * is confirmed with the account.
 */
export async function signUp(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: SignUp,
): Promise<Result<{ userId: string; confirmed: boolean }>> {
  const name = tidyName(input.name, { field: 'name', kind: 'user' });
  if (!name.ok) return name;
  const email = parseEmail(input.email);
  if (!email.ok) return email;
  const password = checkPassword(input.password, { name: name.value, email: email.value });
  if (!password.ok) return password;
  return atEvenTime(() => register(deps, { ...input, name: name.value, email: email.value }));
}

async function register(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { name, email, password, ip, invitationToken: token }: SignUp,
): Promise<Result<{ userId: string; confirmed: boolean }>> {
  if (ip !== undefined) {
    const taken = await signUpLimit(deps.db).take(networkOf(ip));
    if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  }
  const mayMail = (await mailLimit(deps.db).take(email)).isAllowed;
  const passwordHash = await hashPassword(password);
  const signedUp = await deps.db.transaction(async (tx) => {
    const workspaceName = ownWorkspaceName(name);
    const made = await createUser(tx, { name, email, passwordHash, workspaceName });
    const { isAddressProved, returnPath } = await provesAddress(tx, { token, email });
    const confirmed = isAddressProved && made !== null;
    if (confirmed) await confirmEmail(tx, made);
    if (mayMail && made && !confirmed) await queueVerifyMail(tx, deps.settings, { ...made, returnPath });
    if (mayMail && !made) await queueKnownAddressMail(tx, deps.settings, email);
    return { userId: made?.userId ?? newId('user'), confirmed };
  });
  return ok(signedUp);
}

/** Of the workspace that comes with an account. */
export function ownWorkspaceName(name: string): string {
  const ending = "'s workspace";
  return (
    [...name]
      .slice(0, nameCharactersMax.workspace - ending.length)
      .join('')
      .trim() + ending
  );
}

async function queueKnownAddressMail(
  tx: Transaction,
  { publicUrl }: ServiceDeps['settings'],
  email: string,
): Promise<void> {
  const { name } = await tx.user.findUniqueOrThrow({ where: { email }, select: { name: true } });
  const links = { signInUrl: `${publicUrl}/sign-in`, forgotPasswordUrl: `${publicUrl}/forgot-password` };
  await queueMail(tx, { to: email, ...knownAddressMail({ name, ...links }) });
}
