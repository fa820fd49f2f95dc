import { createRateLimiter } from '@maquette/db';
import { ok, type Result } from '@maquette/domain/result';
import { tooManyTries } from '../accounts/account-limits.ts';
import { networkOf } from '../accounts/network-of.ts';
import type { ServiceDeps } from '../deps.ts';

type Db = ServiceDeps['db'];

/** Mails with invitations that a workspace may send: a team of forty is invited in one go. */
const perWorkspace = (db: Db) =>
  createRateLimiter(db, { name: 'invite-workspace', max: 100, perSeconds: 3_600 });
/** Invitations that one address gets, from whichever workspaces. */
const perAddress = (db: Db) => createRateLimiter(db, { name: 'invite-address', max: 10, perSeconds: 3_600 });
/** How often one invitation is sent again. */
const perInvitation = (db: Db) =>
  createRateLimiter(db, { name: 'invite-resend', max: 5, perSeconds: 86_400 });
/** Looks at invitations from one place of the network. Their secrets have 256 bit: this only keeps the noise down. */
const perNetwork = (db: Db) => createRateLimiter(db, { name: 'invite-look', max: 200, perSeconds: 900 });
/** Tries of one person to come in. */
const perPerson = (db: Db) => createRateLimiter(db, { name: 'invite-accept', max: 60, perSeconds: 900 });

/** Counts a mail that is about to go out. */
export async function takeInvitationMail(
  db: Db,
  { workspaceId, email, invitationId }: { workspaceId: string; email: string; invitationId?: string },
): Promise<Result<void>> {
  const again = invitationId === undefined ? ok(undefined) : await take(perInvitation(db), invitationId);
  if (!again.ok) return again;
  const ofWorkspace = await take(perWorkspace(db), workspaceId);
  return ofWorkspace.ok ? take(perAddress(db), email) : ofWorkspace;
}

/** Counts a look at an invitation. @param ip null: unknown, not counted */
export const takeInvitationLook = (db: Db, ip: string | null): Promise<Result<void>> =>
  ip === null ? Promise.resolve(ok(undefined)) : take(perNetwork(db), networkOf(ip));

/** Counts a try to come in. */
export const takeInvitationTry = (db: Db, userId: string): Promise<Result<void>> =>
  take(perPerson(db), userId);

async function take(limiter: ReturnType<typeof createRateLimiter>, whom: string): Promise<Result<void>> {
  const taken = await limiter.take(whom);
  return taken.isAllowed ? ok(undefined) : tooManyTries(taken.retryAfterSeconds);
}
