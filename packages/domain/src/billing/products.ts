import { topUpPacks, type PlanBook, type PlanId, type TopUpPackId } from '../plans/index.ts';

/** How Stripe's prices are named; the only way from a price to what it buys. */
export const planLookupKey = (planId: PlanId): string => `maquette_plan_${planId}`;
export const packLookupKey = (packId: TopUpPackId): string => `maquette_${packId.replaceAll('-', '_')}`;

/** The plan that a price of Stripe's is of; null when it is of none. */
export const planOfLookupKey = (plans: PlanBook, lookupKey: string | null): PlanId | null =>
  (Object.keys(plans) as PlanId[]).find((id) => planLookupKey(id) === lookupKey) ?? null;

/** Everything that is sold, as prices: the paid plans by the month, the packs once. In US dollars. */
export function productsOf(plans: PlanBook) {
  const monthly = Object.values(plans)
    .filter((plan) => plan.monthlyCents > 0)
    .map((plan) => ({
      lookupKey: planLookupKey(plan.id as PlanId),
      name: `Maquette ${plan.name}`,
      amountCents: plan.monthlyCents,
      currency: 'usd',
      everyMonth: true,
    }));
  const once = Object.values(topUpPacks).map((pack) => ({
    lookupKey: packLookupKey(pack.id),
    name: `${pack.credits.toLocaleString('en-US')} credits`,
    amountCents: pack.cents,
    currency: 'usd',
    everyMonth: false,
  }));
  return [...monthly, ...once];
}
