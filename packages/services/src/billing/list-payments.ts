import { authorize, type Actor } from '@maquette/domain/access';
import type { PaymentView } from '@maquette/domain/billing';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

const pageMax = 100;

/** What the workspace has paid, newest first. */
export async function listPayments(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { before?: string; limit?: number } = {},
): Promise<Result<{ items: PaymentView[]; nextBefore: string | null }>> {
  const allowed = authorize(actor, 'billing.see');
  if (!allowed.ok) return allowed;
  const limit = Math.max(1, Math.min(pageMax, input.limit ?? pageMax));
  const rows = await deps.db.prisma.payment.findMany({
    where: {
      workspaceId: actor.workspaceId,
      ...(input.before && { paidAt: { lt: new Date(input.before) } }),
    },
    orderBy: [{ paidAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    productId: row.productId,
    amountCents: row.amountCents,
    refundedCents: row.refundedCents,
    disputedCents: row.disputedCents,
    currency: row.currency,
    credits: row.credits,
    clawedCredits: row.clawedCredits,
    invoiceNumber: row.invoiceNumber,
    documentUrl: row.documentUrl,
    paidAt: row.paidAt.toISOString(),
  }));
  return ok({ items, nextBefore: rows.length > limit ? items.at(-1)!.paidAt : null });
}
