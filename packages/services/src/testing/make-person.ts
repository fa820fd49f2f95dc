import type { Database } from '@maquette/db';
import { signUp, verifyEmail } from '../accounts/index.ts';
import type { ServiceSettings } from '../deps.ts';
import { newId } from '../new-id.ts';

export const testSettings: ServiceSettings = {
  publicUrl: 'https://studio.test',
  secret: 'a secret of at least 32 characters',
  priceList: 'default',
  mailConfigured: false,
  temporaryFolder: '/nowhere',
};

/** Someone whom no other test knows. */
export const newPerson = () => ({
  name: 'Ada Lovelace',
  email: `${newId('user')}@example.test`,
  password: 'a good long passphrase',
});

/** The mails to an address, the newest first. */
export const mailsTo = (db: Database, email: string) =>
  db.prisma.mail.findMany({ where: { to: email }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });

/** The secret in a mail's link. */
export function tokenIn(mail: { text: string }): string {
  const token = /[?&]token=([\w-]{43})\b/.exec(mail.text)?.[1];
  if (!token) throw new Error(`No token in: ${mail.text}`);
  return token;
}

/** An account that was made and confirmed as people do it. */
export async function signUpConfirmed(
  deps: { db: Database; settings: ServiceSettings },
  more: Partial<ReturnType<typeof newPerson>> = {},
) {
  const person = { ...newPerson(), ...more };
  const signedUp = await signUp(deps, person);
  if (!signedUp.ok) throw new Error(signedUp.refusal.message);
  await verifyEmail(deps, { token: tokenIn((await mailsTo(deps.db, person.email))[0]!) });
  const { userId } = signedUp.value;
  const { workspaceId } = await deps.db.prisma.membership.findFirstOrThrow({ where: { userId } });
  return { person, userId, workspaceId };
}
