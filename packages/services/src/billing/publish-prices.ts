import { productsOf } from '@maquette/domain/billing';
import type { ServiceDeps } from '../deps.ts';
import { readPlans } from '../plans/read-plans.ts';

/** Makes what is sold here known to the payment provider. May be repeated; a changed price takes the old one's name over. */
export async function publishPrices(deps: Pick<ServiceDeps, 'db' | 'payments'>): Promise<void> {
  await deps.payments?.ensurePrices(productsOf(await readPlans(deps.db.prisma)));
}
