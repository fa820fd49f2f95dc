import type { AnnounceAnswer, AnnounceRequest } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';

/** Well within the time after which a silent worker counts as offline, so that one lost call does no harm. */
const announceAgainSeconds = 10;

/** A worker says that it is there and what it offers; an empty list says that it is going. */
export async function announceWorker(
  deps: Pick<ServiceDeps, 'db'>,
  input: AnnounceRequest,
): Promise<AnnounceAnswer> {
  const { workerId, host, offers } = input;
  // The database's clock for "last seen", because it is compared with the database's clock.
  await deps.db.prisma.$executeRaw`
    INSERT INTO "Worker" ("id", "host", "offers", "startedAt", "lastSeenAt")
    VALUES (${workerId}, ${host}, ${JSON.stringify(offers)}::jsonb, ${new Date(input.startedAt)}, now())
    ON CONFLICT ("id") DO UPDATE SET "host" = EXCLUDED."host", "offers" = EXCLUDED."offers",
      "startedAt" = EXCLUDED."startedAt", "lastSeenAt" = EXCLUDED."lastSeenAt"`;
  return { announceAgainSeconds };
}
