import { seesProject, type Actor, type ProjectGate } from '@maquette/domain/access';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

const notedEveryMs = 3_600_000;

/**
 * Notes that somebody looks into a restricted project whom nobody asked to: an owner or admin without a part in it. Once an
 * hour for each of them and each project. Whoever shows what is in a project calls this.
 */
export async function noteRestrictedSeen(
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  project: ProjectGate,
): Promise<void> {
  const { workspaceId, userId } = actor;
  const { id: projectId, name, isRestricted, ownerId } = project;
  const isAsked = actor.parts[projectId] !== undefined || ownerId === userId;
  if (!isRestricted || isAsked || !seesProject(actor, projectId)) return;
  const since = new Date(Date.now() - notedEveryMs);
  const noted = {
    workspaceId,
    action: 'project.restricted-seen',
    projectId,
    at: { gt: since },
    OR: [{ actorId: userId }, { onBehalfOfId: userId }],
  };
  const select = { id: true };
  if (await db.prisma.auditEvent.findFirst({ where: noted, select })) return;
  await db.transaction(async (tx) => {
    // one at a time, so that many tabs note it once
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`seen:${projectId}:${userId}`}, 0))`;
    if (await tx.auditEvent.findFirst({ where: noted, select })) return;
    const target = { kind: 'project', id: projectId, name };
    await noteAudit(tx, actor, { action: 'project.restricted-seen', target, projectId });
  });
}
