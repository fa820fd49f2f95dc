import type { Transaction } from '@maquette/db';

/** What the automatic top-up has bought in this calendar month (UTC), and is about to buy, in cents. */
export async function paidByAutoTopUpCents(
  reader: Pick<Transaction, 'purchaseOrder'>,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<number> {
  const monthStart = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const { _sum } = await reader.purchaseOrder.aggregate({
    where: {
      workspaceId,
      kind: 'auto_top_up',
      status: { in: ['open', 'paid', 'needs_cardholder'] },
      createdAt: { gte: monthStart },
    },
    _sum: { amountCents: true },
  });
  return _sum.amountCents ?? 0;
}
