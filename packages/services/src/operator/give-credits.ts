import { ok, refuse, type Result } from '@maquette/domain/result';
import { grant } from '@maquette/domain/credits';
import { theOperator } from '../audit/index.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { noteNotices } from '../notices/note-notices.ts';
import type { Operator } from './operator.ts';

const creditsMax = 10_000_000;

/** Gives a workspace credits as a correction: they never end, and its owners are told. The ledger says who gave them. */
export async function giveCredits(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  operator: Operator,
  input: { workspaceId: string; credits: number; reason: string },
): Promise<Result<void>> {
  const { workspaceId, credits, reason } = input;
  if (!Number.isSafeInteger(credits) || credits < 1 || credits > creditsMax)
    return refuse('input.invalid', 'A whole number of credits, 1 to 10,000,000.', { field: 'credits' });
  if (reason.trim() === '' || reason.length > 200)
    return refuse('input.invalid', 'Say why, in at most 200 characters.', { field: 'reason' });
  const exists = await deps.db.prisma.workspace.count({ where: { id: workspaceId } });
  if (exists === 0)
    return refuse('input.invalid', 'There is no workspace with this id.', { field: 'workspaceId' });
  const lotId = newId('lot');
  await withWallet(deps, {
    workspaceId,
    mayShare: false,
    work: async (tx, wallet) => {
      const { book, now } = wallet;
      const granted = {
        lotId,
        kind: 'adjustment' as const,
        credits,
        source: `operator:${lotId}`,
        expiresAt: null,
      };
      wallet.note({ change: grant(book, { ...granted, now }), actor: `user:${operator.userId}` });
      await noteNotices(tx, deps, {
        workspaceId,
        to: { roles: ['owner'], billing: true },
        kind: 'credits.given',
        title: `${credits.toLocaleString('en-US')} credits were added`,
        body: `The operator of this installation added them: ${reason.trim()}`,
        href: `/w/${workspaceId}/wallet`,
        uniqueKey: `credits.given:${lotId}`,
      });
      wallet.audit(theOperator(workspaceId, operator), {
        action: 'credits.given',
        target: { kind: 'workspace', id: workspaceId },
        after: { credits, reason: reason.trim() },
      });
    },
  });
  return ok(undefined);
}

const foundMax = 20;

/** Workspaces whose name or id begins so, with their plan and balance. */
export async function findWorkspaces(
  deps: Pick<ServiceDeps, 'db'>,
  _operator: Operator,
  input: { text: string },
) {
  const text = input.text.trim();
  const workspaces = await deps.db.prisma.workspace.findMany({
    where: text ? { OR: [{ name: { contains: text, mode: 'insensitive' } }, { id: text }] } : {},
    orderBy: { createdAt: 'desc' },
    take: foundMax,
    include: { wallet: true },
  });
  return workspaces.map(({ id, name, planId, wallet }) => ({
    id,
    name,
    planId,
    availableCredits: wallet?.available ?? 0,
    debtCredits: wallet?.debt ?? 0,
  }));
}
