import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '@maquette/db';
import { newId } from '../new-id.ts';

export type EmailTokenKind = 'verify_email' | 'reset_password' | 'magic_link';

const tokenBytes = 32;
const lifeMinutes: Record<EmailTokenKind, number> = {
  verify_email: 24 * 60,
  reset_password: 30,
  magic_link: 15,
};

/** What is stored of a token. It is random, so a fast hash is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A secret of 256 bit that fits into a link or a cookie. */
export const makeToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** Makes a token for a mail; the ones of this kind that the person had are no longer good. */
export async function issueToken(
  tx: Transaction,
  { userId, kind }: { userId: string; kind: EmailTokenKind },
): Promise<string> {
  const token = makeToken();
  const expiresAt = new Date(Date.now() + lifeMinutes[kind] * 60_000);
  await tx.emailToken.deleteMany({ where: { userId, kind, usedAt: null } });
  await tx.emailToken.create({
    data: { id: newId('emailToken'), userId, kind, tokenHash: hashToken(token), expiresAt },
  });
  return token;
}

/** Uses a token up, once, whoever comes first; null when it is unknown, used or over. */
export async function takeToken(
  tx: Transaction,
  { token, kind }: { token: string; kind: EmailTokenKind },
): Promise<{ userId: string } | null> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE "EmailToken" SET "usedAt" = now()
    WHERE "tokenHash" = ${hashToken(token)} AND "kind" = ${kind}::"EmailTokenKind"
      AND "usedAt" IS NULL AND "expiresAt" > now()
    RETURNING "userId"`;
  return rows[0] ?? null;
}
