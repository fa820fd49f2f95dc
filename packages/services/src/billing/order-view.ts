import type { PurchaseOrderModel } from '@maquette/db';
import type { OrderView } from '@maquette/domain/billing';

export const orderView = (order: PurchaseOrderModel): OrderView => ({
  id: order.id,
  kind: order.kind,
  productId: order.productId,
  credits: order.credits,
  amountCents: order.amountCents,
  currency: order.currency,
  status: order.status,
  checkoutUrl: order.status === 'open' || order.status === 'needs_cardholder' ? order.checkoutUrl : null,
  failureMessage: order.failureMessage,
  createdAt: order.createdAt.toISOString(),
});
