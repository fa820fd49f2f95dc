import { studioTime, type Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { isTopUpPackId, topUpPacks } from '@maquette/domain/plans';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
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
    return keep(deps, actor, { autoTopUpEnabled: false });
  }
  const checked = check(input);
  if (!checked.ok) return checked;
  const account = await prisma.billingAccount.findUnique({ where });
  if (!account?.paymentMethodId)
    return refuse('conflict.state', 'There is no card to charge yet.', {
      suggestion: 'Buy a plan or a top-up once; the card is kept with the payment provider.',
    });
  return keep(deps, actor, {
    ...checked.value,
    autoTopUpEnabled: true,
    autoTopUpConsentById: actor.userId,
    autoTopUpConsentAt: await studioTime(prisma),
  });
}

/** Writes it down, with what it was before. A workspace that never bought anything has nothing to switch off. */
const keep = (
  { db }: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  data: Prisma.BillingAccountUpdateManyMutationInput,
): Promise<Result<void>> =>
  db.transaction(async (tx) => {
    const { workspaceId } = actor;
    await tx.$queryRaw`SELECT 1 FROM "BillingAccount" WHERE "workspaceId" = ${workspaceId} FOR UPDATE`;
    const which = { where: { workspaceId }, select: auditedColumns };
    const before = await tx.billingAccount.findUnique(which);
    if (!before) return ok(undefined);
    const after = await tx.billingAccount.update({ ...which, data });
    await noteAudit(tx, actor, { action: 'auto-top-up.set', ...auditChange(before, after) });
    return ok(undefined);
  });

const auditedColumns = {
  autoTopUpEnabled: true,
  autoTopUpPackId: true,
  autoTopUpBelowCredits: true,
  autoTopUpMonthlyMaxCents: true,
} as const;

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
