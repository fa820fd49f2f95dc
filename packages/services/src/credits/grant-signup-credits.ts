import type { Transaction } from '@maquette/db';
import { monthsAfter, trial } from '@maquette/domain/plans';
import type { ServiceDeps } from '../deps.ts';
import { readPlans } from '../plans/read-plans.ts';
import { freeCycleSource } from '../plans/renew-free-cycles.ts';
import { hasLot, noteGrant } from './grant-credits.ts';
import { lockWallet, type LockedWallet } from './lock-wallet.ts';
import { withWallet } from './with-wallet.ts';

const dayMs = 86_400_000;

/**
 * What a new workspace starts with, once, however often it is called: the trial, and the Free plan's first cycle.
 * The caller sees to it that an owner gets it for one workspace only.
 *
 * The first cycle is granted here, as a subscription lot that ends a month later, because product.md gives the Free plan
 * "100, plus a trial of 300": 400 on the first day. Renewals of the cycle are the business of the plans, and find this
 * one by its source.
 * @param where a transaction of the caller's (then it is part of it), or the dependencies
 */
export function grantSignupCredits(
  where: Transaction | Pick<ServiceDeps, 'db'>,
  { workspaceId }: { workspaceId: string },
): Promise<{ granted: boolean }> {
  const work = (tx: Transaction, wallet: LockedWallet) => noteSignup(tx, wallet, workspaceId);
  if ('db' in where) return withWallet(where, { workspaceId, mayShare: false, work });
  return inTransactionOf(where, workspaceId, work);
}

async function inTransactionOf<T>(
  tx: Transaction,
  workspaceId: string,
  work: (tx: Transaction, wallet: LockedWallet) => Promise<T>,
): Promise<T> {
  const wallet = await lockWallet(tx, { workspaceId });
  const result = await work(tx, wallet);
  await wallet.flush();
  return result;
}

async function noteSignup(
  tx: Transaction,
  wallet: LockedWallet,
  workspaceId: string,
): Promise<{ granted: boolean }> {
  const source = `signup:${workspaceId}`;
  if (await hasLot(tx, wallet, source)) return { granted: false };
  const { now } = wallet;
  const trialEnd = new Date(now.getTime() + trial.days * dayMs);
  noteGrant(wallet, { kind: 'trial', credits: trial.credits, source, expiresAt: trialEnd });
  const { free } = await readPlans(tx);
  if (free.creditsPerCycle > 0)
    noteGrant(wallet, {
      kind: 'subscription',
      credits: free.creditsPerCycle,
      source: freeCycleSource(workspaceId, now),
      expiresAt: monthsAfter(now, 1),
      periodStart: now,
    });
  return { granted: true };
}
