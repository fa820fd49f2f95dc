import type { PurchaseOrderModel } from '@maquette/db';
import type { CheckoutFacts, Payments } from '@maquette/payments';
import type { ServiceDeps } from '../deps.ts';

interface OrderCheckout {
  order: Pick<PurchaseOrderModel, 'id' | 'workspaceId' | 'kind'>;
  customerId: string;
  lookupKey: string;
  requestKey: string;
}

/** Opens the provider's page for an order; it leads back to the page that confirms, or to the billing page. */
export function openOrderCheckout(
  deps: Pick<ServiceDeps, 'settings'>,
  payments: Payments,
  { order, ...asked }: OrderCheckout,
): Promise<CheckoutFacts & { url: string }> {
  const place = `${deps.settings.publicUrl}/w/${order.workspaceId}/wallet/billing`;
  return payments.openCheckout({
    ...asked,
    orderId: order.id,
    workspaceId: order.workspaceId,
    everyMonth: order.kind === 'plan',
    saveCard: true,
    successUrl: `${place}/confirm?session={CHECKOUT_SESSION_ID}`,
    cancelUrl: place,
  });
}
