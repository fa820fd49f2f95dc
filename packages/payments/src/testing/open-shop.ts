import {
  openDouble,
  secretKey,
  webhookSecret,
  type OpenDouble,
} from '../../../../apps/stripe-double/src/testing/open-double.ts';
import {
  createPayments,
  type ChargeResult,
  type CheckoutFacts,
  type CheckoutInput,
  type Payments,
  type Product,
} from '../index.ts';

export {
  dayMs,
  hourMs,
  secretKey,
  webhookSecret,
} from '../../../../apps/stripe-double/src/testing/open-double.ts';

export const pro: Product = {
  lookupKey: 'maquette_plan_pro',
  name: 'Maquette Pro',
  amountCents: 2_000,
  currency: 'usd',
  everyMonth: true,
};
export const team: Product = {
  ...pro,
  lookupKey: 'maquette_plan_team',
  name: 'Maquette Team',
  amountCents: 6_000,
};
export const pack: Product = {
  lookupKey: 'maquette_top_up_1000',
  name: '1,000 credits',
  amountCents: 1_000,
  currency: 'usd',
  everyMonth: false,
};
export const longAgo = new Date(0);

/** A double with our prices and one customer, and the ways to buy from it. */
export interface Shop {
  double: OpenDouble;
  payments: Payments;
  customerId: string;
  order(more?: Partial<CheckoutInput>): CheckoutInput;
  /** Opens a checkout and pays it as on its page. */
  buy(more?: Partial<CheckoutInput>, behaviour?: string): Promise<CheckoutFacts>;
  subscribe(behaviour?: string): Promise<CheckoutFacts>;
  /** Charges the card that is kept for 1,000 credits. */
  charge(orderId: string): Promise<ChargeResult>;
}

export async function openShop(): Promise<Shop> {
  const double = await openDouble();
  const payments = createPayments({ secretKey, webhookSecret, apiBase: double.url });
  await payments.ensurePrices([pro, team, pack]);
  const { customerId } = await payments.createCustomer({
    workspaceId: 'ws_1',
    workspaceName: 'Clay & Co',
    email: 'ada@example.com',
    requestKey: 'customer:ws_1',
  });
  const shop: Shop = {
    double,
    payments,
    customerId,
    order: (more = {}) => ({
      orderId: 'order_1',
      workspaceId: 'ws_1',
      customerId,
      lookupKey: pack.lookupKey,
      everyMonth: false,
      saveCard: true,
      successUrl: 'http://localhost:3000/w/ws_1/paid?session={CHECKOUT_SESSION_ID}',
      cancelUrl: 'http://localhost:3000/w/ws_1/wallet',
      requestKey: more.orderId ?? 'order_1',
      ...more,
    }),
    async buy(more, behaviour = 'ok') {
      const { sessionId } = await payments.openCheckout(shop.order(more));
      await double.control(`/checkouts/${sessionId}/pay`, { behaviour });
      return (await payments.fetchCheckout(sessionId))!;
    },
    subscribe: (behaviour) =>
      shop.buy({ orderId: 'order_pro', lookupKey: pro.lookupKey, everyMonth: true }, behaviour),
    async charge(orderId) {
      const card = (await payments.fetchCard(customerId))!;
      return payments.chargeSavedCard({
        orderId,
        workspaceId: 'ws_1',
        customerId,
        paymentMethodId: card.paymentMethodId,
        amountCents: 1_000,
        currency: 'usd',
        description: '1,000 credits',
        requestKey: orderId,
      });
    },
  };
  return shop;
}

export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}
