import type { Transaction } from '@maquette/db';
import { deviceWords, type SignInMethod } from '@maquette/domain/accounts';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { newDeviceMail } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { newId } from '../new-id.ts';
import { hashToken, makeToken } from './email-token.ts';
import { notePersonally } from './note-personally.ts';

const sessionDays = 30;

export interface NewSession {
  userId: string;
  method?: SignInMethod;
  /** With `oidc`. */
  issuer?: string;
  /** A code was shown too. */
  withCode?: boolean;
  /** When the proof was asked for; now unless told. */
  provenAt?: Date;
  ip?: string | undefined;
  userAgent?: string | undefined;
  /** Of the browser's cookie. */
  deviceToken?: string | undefined;
  /** The session that this browser had: it ends. */
  replaces?: string | undefined;
}

export interface OpenedSession {
  sessionId: string;
  version: number;
  expiresAt: Date;
  /** Goes into the browser's cookie, by which it is known again. */
  deviceToken: string;
}

/**
 * Signs a browser in, for 30 days. What comes back goes into its cookies, and is checked at every request. A browser that
 * the person was not seen with before is told about by mail. Refuses with `auth.required` a proof from before the moment
 * when everyone was signed out: a reset also ends the sign-ins that are under way.
 */
export async function openSession(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: NewSession,
): Promise<Result<OpenedSession>> {
  const now = new Date();
  const { userId, method = 'password', issuer, withCode = false, provenAt = now, replaces } = input;
  const [ip, userAgent] = [input.ip?.slice(0, 64), input.userAgent?.slice(0, 300)];
  const deviceToken = input.deviceToken ?? makeToken();
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000);
  return deps.db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user || (user.sessionsEndedAt && user.sessionsEndedAt >= provenAt))
      return refuse('auth.required', 'Please sign in again.');
    const device = await noteDevice(tx, { userId, deviceToken, userAgent });
    const hasNeither = user.passwordHash === null && user.totpEnabledAt === null;
    const { id: sessionId, version } = await tx.session.create({
      data: {
        id: newId('session'),
        userId,
        ip,
        userAgent,
        expiresAt,
        method,
        issuer,
        twoFactorAt: withCode ? now : null,
        // the password or a code was just shown; who has neither has nothing more to show
        confirmedAt: method === 'password' || withCode || hasNeither ? now : null,
      },
    });
    if (replaces)
      await tx.session.updateMany({
        where: { id: replaces, userId, revokedAt: null },
        data: { revokedAt: now },
      });
    if (device === 'new')
      await queueMail(tx, {
        to: user.email,
        ...newDeviceMail({
          name: user.name,
          device: deviceWords(userAgent),
          ip: ip ?? null,
          at: now,
          accountUrl: `${deps.settings.publicUrl}/account`,
          forgotPasswordUrl: `${deps.settings.publicUrl}/forgot-password`,
        }),
      });
    await notePersonally(
      tx,
      { userId, from: { ip: ip ?? null, userAgent: userAgent ?? null } },
      {
        action: 'sign-in.opened',
        target: { kind: 'session', id: sessionId, name: deviceWords(userAgent) },
        after: { method, issuer: issuer ?? null, secondFactor: withCode },
      },
    );
    return ok({ sessionId, version, expiresAt, deviceToken });
  });
}

interface LockedUser {
  name: string;
  email: string;
  passwordHash: string | null;
  totpEnabledAt: Date | null;
  sessionsEndedAt: Date | null;
}

async function lockUser(tx: Transaction, userId: string): Promise<LockedUser | undefined> {
  const rows = await tx.$queryRaw<LockedUser[]>`
    SELECT "name", "email", "passwordHash", "totpEnabledAt", "sessionsEndedAt"
    FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
  return rows[0];
}

/** The first browser of a person is no news to them. */
async function noteDevice(
  tx: Transaction,
  { userId, deviceToken, userAgent }: { userId: string; deviceToken: string; userAgent: string | undefined },
): Promise<'first' | 'known' | 'new'> {
  const tokenHash = hashToken(deviceToken);
  const known = await tx.device.updateMany({
    where: { userId, tokenHash },
    data: { lastSeenAt: new Date(), userAgent },
  });
  if (known.count > 0) return 'known';
  const isFirst = (await tx.device.count({ where: { userId } })) === 0;
  await tx.device.create({ data: { id: newId('device'), userId, tokenHash, userAgent } });
  return isFirst ? 'first' : 'new';
}
