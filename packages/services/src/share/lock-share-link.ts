import type { Transaction } from '@maquette/db';
import type { Actor, ProjectGate } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';

/** A link that an actor may change, locked until the transaction ends. One that was revoked is refused. */
export async function lockShareLink(tx: Transaction, actor: Actor, linkId: string) {
  const { workspaceId } = actor;
  await tx.$queryRaw`
    SELECT 1 FROM "ShareLink" WHERE "workspaceId" = ${workspaceId} AND "id" = ${linkId} FOR NO KEY UPDATE`;
  const link = await tx.shareLink.findFirst({ where: { workspaceId, id: linkId } });
  if (!link) return notFound();
  const allowed = await authorizeIn(tx, actor, 'share.manage', { projectId: link.projectId });
  return allowed.ok ? ok(link) : allowed;
}

/** Nobody hands out more than they may do: who lets visitors comment, may comment. */
export async function authorizeSharing(
  tx: Transaction,
  actor: Actor,
  { projectId, mayComment }: { projectId: string; mayComment: boolean },
): Promise<Result<ProjectGate>> {
  const allowed = await authorizeIn(tx, actor, 'share.manage', { projectId });
  if (!allowed.ok || !mayComment) return allowed;
  return authorizeIn(tx, actor, 'comment.create', { projectId });
}

/** The answer to whoever changes what was ended. */
export const wasRevoked = (): Result<never> =>
  refuse('conflict.state', 'This link was revoked.', { suggestion: 'Make a new one.' });
