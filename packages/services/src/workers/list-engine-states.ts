import { engineIds, engines, type EngineId, type EngineState } from '@maquette/domain/engines';
import type { ServiceDeps } from '../deps.ts';
import { readOnlineOffers } from './read-online-offers.ts';

/** Every engine with what is online for it; for those without a worker, the reason and what to do. */
export async function listEngineStates(deps: Pick<ServiceDeps, 'db'>): Promise<EngineState[]> {
  const offers = await readOnlineOffers(deps.db.prisma);
  return engineIds.map((engine) => {
    const own = offers.filter((offer) => offer.engine === engine);
    const slots = own.reduce((sum, offer) => sum + offer.slots, 0);
    return own.length > 0 ? { engine, available: true, workersOnline: own.length, slots } : offline(engine);
  });
}

function offline(engine: EngineId): EngineState {
  const { name, builtIn, runsOn } = engines[engine];
  return {
    engine,
    available: false,
    workersOnline: 0,
    slots: 0,
    reason: `No worker for ${name} is online.`,
    whatToDo: builtIn
      ? 'Jobs are accepted and wait. It should be back in a moment; if not, start the CPU worker.'
      : `Connect a ${runsOn.toUpperCase()} host that offers ${name}, then try again.`,
  };
}
