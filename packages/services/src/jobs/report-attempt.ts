import { ok, type Result } from '@maquette/domain/result';
import { leaseSeconds, type Report, type Verdict } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';
import { readAttempt, staleAttempt, type AttemptRef } from './attempt-access.ts';
import { hashToken } from './attempt-token.ts';
import { progressMark } from './ring-job.ts';

/**
 * Progress and heartbeat: renews the lease and says whether to go on. One statement, because it comes twice a second
 * for every running job.
 *
 * A report that comes after the lease ran out still counts while nobody has taken the attempt away: that is done by
 * the sweep alone, which ends the attempt, so there are never two workers on one job.
 */
export async function reportAttempt(
  deps: Pick<ServiceDeps, 'db'>,
  input: AttemptRef & Report,
): Promise<Result<Verdict>> {
  const { jobId, epoch, attemptToken, stage, progress } = input;
  const rows = await deps.db.prisma.$queryRaw<{ cancelRequested: boolean }[]>`
    WITH reported AS (
      UPDATE "Job" j SET "stage" = ${stage}, "progress" = ${progress}::float8, "updatedAt" = now(),
        "leaseUntil" = now() + make_interval(secs => ${leaseSeconds})
      FROM "JobAttempt" a
      WHERE j."id" = ${jobId} AND j."epoch" = ${epoch} AND j."status" = 'running'
        AND a."jobId" = j."id" AND a."epoch" = j."epoch" AND a."tokenHash" = ${hashToken(attemptToken)}
      RETURNING j."id", j."workspaceId", j."cancelRequestedAt"
    )
    SELECT "cancelRequestedAt" IS NOT NULL AS "cancelRequested",
      pg_notify('job', "id" || ' ' || "workspaceId" || ${progressMark})::text FROM reported`;
  const row = rows[0];
  if (row) return ok(row.cancelRequested ? { go: false, why: 'cancelled' } : { go: true });
  const attempt = await readAttempt(deps, input);
  return attempt.ok ? staleAttempt() : attempt;
}
