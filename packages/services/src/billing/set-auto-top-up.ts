import { studioTime } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { isTopUpPackId, topUpPacks } from '@maquette/domain/plans';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { paymentsOf } from './payments-of.ts';

export interface AutoTopUpInput {
  enabled: boolean;
  packId?: string;
  /** Buys when fewer than this many credits are available; 1 to 1,000,000. */
  belowCredits?: number;
  monthlyMaxCents?: number;
  /** The person agrees to being charged while nobody is there. Needed to switch it on. */
  consent?: boolean;
}

const belowMax = 1_000_000;
const monthlyMaxMax = 10_000_000;

/** Switches the automatic top-up on, with what was agreed to and by whom, or off. */
export async function setAutoTopUp(
  deps: Pick<ServiceDeps, 'db' | 'payments'>,
  actor: Actor,
  input: AutoTopUpInput,
): Promise<Result<void>> {
  const allowed = authorize(actor, 'billing.manage');
  if (!allowed.ok) return allowed;
  const payments = paymentsOf(deps);
  if (!payments.ok) return payments;
  const { prisma } = deps.db;
  const where = { workspaceId: actor.workspaceId };
  if (!input.enabled) {
    await prisma.billingAccount.updateMany({ where, data: { autoTopUpEnabled: false } });
    return ok(undefined);
  }
  const checked = check(input);
  if (!checked.ok) return checked;
  const account = await prisma.billingAccount.findUnique({ where });
  if (!account?.paymentMethodId)
    return refuse('conflict.state', 'There is no card to charge yet.', {
      suggestion: 'Buy a plan or a top-up once; the card is kept with the payment provider.',
    });
  await prisma.billingAccount.update({
    where,
    data: {
      ...checked.value,
      autoTopUpEnabled: true,
      autoTopUpConsentById: actor.userId,
      autoTopUpConsentAt: await studioTime(prisma),
    },
  });
  return ok(undefined);
}

function check({ packId, belowCredits, monthlyMaxCents, consent }: AutoTopUpInput) {
  const wrong = (field: string, message: string) => refuse('input.invalid', message, { field });
  if (consent !== true)
    return wrong('consent', 'Please agree that the card is charged while nobody is there.');
  if (!packId || !isTopUpPackId(packId)) return wrong('packId', 'Choose what is bought.');
  if (!isWhole(belowCredits, 1, belowMax))
    return wrong('belowCredits', 'This is a whole number of credits, 1 to 1,000,000.');
  if (!isWhole(monthlyMaxCents, topUpPacks[packId].cents, monthlyMaxMax))
    return wrong(
      'monthlyMaxCents',
      `The most per month is at least one purchase: $${topUpPacks[packId].cents / 100}.`,
    );
  return ok({
    autoTopUpPackId: packId,
    autoTopUpBelowCredits: belowCredits,
    autoTopUpMonthlyMaxCents: monthlyMaxCents,
  });
}

const isWhole = (value: number | undefined, min: number, max: number): value is number =>
  Number.isSafeInteger(value) && value! >= min && value! <= max;
