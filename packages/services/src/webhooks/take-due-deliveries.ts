import type { ServiceDeps } from '../deps.ts';

/** Nobody else takes a delivery for so long after it was taken; if the process dies meanwhile, it is sent again. */
const leaseSeconds = 60;

export interface TakenDelivery {
  id: string;
  endpointId: string;
  workspaceId: string;
  payload: unknown;
  /** Tries with this one. */
  attempts: number;
  url: string;
  secret: string;
}

/** The deliveries whose time has come, a few of each endpoint, and none of those that are being called. */
export const takeDueDeliveries = (
  { db }: Pick<ServiceDeps, 'db'>,
  { room, perEndpoint, busyEndpointIds }: { room: number; perEndpoint: number; busyEndpointIds: string[] },
): Promise<TakenDelivery[]> =>
  db.prisma.$queryRaw<TakenDelivery[]>`
    UPDATE "WebhookDelivery" d
    SET "attempts" = d."attempts" + 1, "nextAttemptAt" = now() + ${leaseSeconds} * interval '1 second'
    FROM "WebhookEndpoint" e
    WHERE e."id" = d."endpointId" AND d."nextAttemptAt" <= now() AND d."id" IN (
      SELECT due."id" FROM "WebhookEndpoint" one CROSS JOIN LATERAL (
        SELECT "id", "nextAttemptAt" FROM "WebhookDelivery"
        WHERE "endpointId" = one."id" AND "nextAttemptAt" <= now()
        ORDER BY "nextAttemptAt" LIMIT ${perEndpoint}) due
      WHERE one."disabledAt" IS NULL AND one."id" <> ALL(${busyEndpointIds})
      ORDER BY due."nextAttemptAt" LIMIT ${room})
    RETURNING d."id", d."endpointId", d."workspaceId", d."payload", d."attempts", e."url", e."secret"`;
