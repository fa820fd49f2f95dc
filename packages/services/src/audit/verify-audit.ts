import type { Actor } from '@maquette/domain/access';
import type { AuditStanding } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { auditSight } from './audit-sight.ts';

/** Checks the chain of the whole log, every hash anew; for whoever may read any of it. */
export async function verifyAudit(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<AuditStanding>> {
  const sight = auditSight(actor);
  if (!sight.ok) return sight;
  const { workspaceId } = actor;
  // in one statement, so that what is written meanwhile is in all of it or in none
  const [found] = await deps.db.prisma.$queryRaw<AuditStanding[]>`
    SELECT COALESCE(h."seq", 0) AS "events", COALESCE(h."hash", '') AS "hash",
      audit_break(w."id") AS "brokenAt"
    FROM "Workspace" w LEFT JOIN "AuditHead" h ON h."workspaceId" = w."id" WHERE w."id" = ${workspaceId}`;
  return ok(found!);
}
