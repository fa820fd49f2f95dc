import type { Database, Transaction } from '@maquette/db';
import type { EngineOffer } from '@maquette/domain/engines';
import { workerOnlineSeconds } from '@maquette/domain/worker-protocol';

/** What the workers offer that were heard of within the last `workerOnlineSeconds`; one entry per worker and engine. */
export async function readOnlineOffers(reader: Database['prisma'] | Transaction): Promise<EngineOffer[]> {
  const workers = await reader.$queryRaw<{ offers: EngineOffer[] }[]>`
    SELECT "offers" FROM "Worker" WHERE "lastSeenAt" > now() - make_interval(secs => ${workerOnlineSeconds})`;
  return workers.flatMap((worker) => worker.offers);
}

/** How many jobs of each engine can run at once; engines without a worker are missing. */
export async function readSlots(reader: Database['prisma'] | Transaction): Promise<Map<string, number>> {
  const slots = new Map<string, number>();
  for (const offer of await readOnlineOffers(reader))
    slots.set(offer.engine, (slots.get(offer.engine) ?? 0) + offer.slots);
  return slots;
}
