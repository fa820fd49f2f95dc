import type { Transaction } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { workspaceDeletedMail } from '@maquette/mail';
import { noteAudit } from '../audit/index.ts';
import { isOver } from '../billing/live-subscription.ts';
import { lockWallet } from '../credits/lock-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { confirmPerson } from '../ownership/confirm-person.ts';
import { cancelQueued, dropMessages, type Cancelled } from '../people/cancel-queued.ts';
import { withPeople, type LockedPeople } from '../people/with-people.ts';

/** How long what was in a deleted workspace is kept. */
export const deletedKeptDays = 30;

/**
 * Deletes a workspace: from now on nobody enters, its keys, links and invitations are dead, jobs that waited are cancelled.
 * What was in it is removed 30 days later (`sweepWorkspaces`); the ledger and the audit log stay. Everyone in it is told.
 * For owners, who show that it is them and type its name. Refused while a subscription would be charged again, and while
 * jobs run.
 */
export async function deleteWorkspace(
  deps: Pick<ServiceDeps, 'db' | 'settings' | 'queue'>,
  actor: Actor,
  input: { name: string; password?: string | undefined },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'workspace.delete');
  if (!allowed.ok) return allowed;
  const confirmed = await confirmPerson(deps, actor, input);
  if (!confirmed.ok) return confirmed;
  const deleted = await withPeople<Cancelled>(deps, actor, 'workspace.delete', async (people, by) => {
    const { tx, workspace } = people;
    if (input.name.trim() !== workspace.name)
      return refuse('input.invalid', 'This is not the name of the workspace.', { field: 'name' });
    const paid = await checkSubscription(tx, workspace.id);
    if (!paid.ok) return paid;
    const idle = await checkNothingRuns(tx, workspace.id);
    if (!idle.ok) return idle;
    const { cancelled, flush } = await cancelQueued(tx, by, { workspaceId: workspace.id });
    await close(people, deps, by);
    await flush();
    await noteAudit(tx, by, {
      action: 'workspace.deleted',
      target: { kind: 'workspace', id: workspace.id, name: workspace.name },
    });
    return ok(cancelled);
  });
  if (!deleted.ok) return deleted;
  await dropMessages(deps, deleted.value);
  return ok(undefined);
}

/** One that ends with its period is not charged again. */
async function checkSubscription(tx: Transaction, workspaceId: string): Promise<Result<void>> {
  const account = await tx.billingAccount.findUnique({ where: { workspaceId } });
  const isCharged =
    account?.subscriptionId != null && !isOver(account.subscriptionStatus) && account.cancelAt === null;
  if (!isCharged) return ok(undefined);
  return refuse('conflict.state', 'A paid subscription runs for this workspace.', {
    suggestion: 'Cancel it under Plan & billing first.',
  });
}

/** Locks the wallet and every job that is not over: until the end of the transaction none begins to run. */
async function checkNothingRuns(tx: Transaction, workspaceId: string): Promise<Result<void>> {
  await lockWallet(tx, { workspaceId });
  const jobs = await tx.$queryRaw<{ status: string }[]>`
    SELECT "status" FROM "Job" WHERE "workspaceId" = ${workspaceId} AND "status" IN ('queued', 'running')
    ORDER BY "id" FOR UPDATE`;
  const runningCount = jobs.filter(({ status }) => status === 'running').length;
  if (runningCount === 0) return ok(undefined);
  return refuse('conflict.state', `${runningCount === 1 ? 'A job runs' : `${runningCount} jobs run`} here.`, {
    suggestion: 'Wait until they are done, or cancel them.',
    detail: { runningCount },
  });
}

/** Shuts every door, and tells everyone who was inside. */
async function close(
  { tx, workspace, members }: LockedPeople,
  { settings }: Pick<ServiceDeps, 'settings'>,
  by: Actor,
): Promise<void> {
  const workspaceId = workspace.id;
  const now = new Date();
  const alive = { workspaceId, revokedAt: null };
  await tx.apiKey.updateMany({ where: alive, data: { revokedAt: now } });
  await tx.shareLink.updateMany({ where: alive, data: { revokedAt: now } });
  await tx.invitation.updateMany({ where: { ...alive, acceptedAt: null }, data: { revokedAt: now } });
  await tx.ownershipOffer.updateMany({
    where: { workspaceId, endedAt: null },
    data: { endedAt: now, outcome: 'withdrawn' },
  });
  await tx.webhookEndpoint.updateMany({
    where: { workspaceId, disabledAt: null },
    data: { disabledAt: now },
  });
  await tx.jobApproval.updateMany({
    where: { workspaceId, status: 'pending' },
    data: {
      status: 'declined',
      decidedById: by.userId,
      decidedAt: now,
      note: 'The workspace was deleted.',
    },
  });
  await tx.billingAccount.updateMany({ where: { workspaceId }, data: { autoTopUpEnabled: false } });
  await tx.workspace.update({ where: { id: workspaceId }, data: { deletedAt: now } });
  const about = { workspaceName: workspace.name, url: `${settings.publicUrl}/`, days: deletedKeptDays };
  for (const { name, email } of members)
    await queueMail(tx, { to: email, ...workspaceDeletedMail({ name, ...about }) });
}
