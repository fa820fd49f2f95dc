import { createPayments } from '@maquette/payments';
import { afterEach, beforeEach } from 'vitest';
import {
  openDouble,
  secretKey,
  webhookSecret,
  type OpenDouble,
} from '../../../../apps/stripe-double/src/testing/open-double.ts';
import { confirmCheckout } from '../billing/confirm-checkout.ts';
import { processPaymentEvents } from '../billing/process-payment-events.ts';
import { publishPrices } from '../billing/publish-prices.ts';
import { receivePaymentEvent } from '../billing/receive-payment-event.ts';
import { startCheckout } from '../billing/start-checkout.ts';
import { shiftClock } from '../clock/shift-clock.ts';
import type { ServiceDeps } from '../deps.ts';
import { value } from './make-studio.ts';
import type { TestWorkspace } from './make-workspace.ts';
import { useOwnStudio } from './use-own-studio.ts';

export const monthMs = 31 * 86_400_000;
export type Behaviour = 'ok' | 'decline' | 'needs-cardholder' | 'declines-later';

export interface Shop {
  deps: ServiceDeps;
  double: OpenDouble;
  /** Opens a checkout and pays it; nothing is heard of it yet. @returns the checkout's session */
  pay(workspace: TestWorkspace, productId: string, behaviour?: Behaviour): Promise<string>;
  /** Pays, and comes back to the return page. */
  buy(workspace: TestWorkspace, productId: string, behaviour?: Behaviour): Promise<void>;
  /** Hands over every webhook that has come since the last time, and works them off. */
  hear(order?: (webhooks: OpenDouble['arrived']) => OpenDouble['arrived']): Promise<void>;
  /** Both clocks go on, and what comes of it is heard of. */
  pass(ms: number): Promise<void>;
}

/** A studio on a database of its own that sells, with the Stripe double behind it, over the official SDK. */
export function useShop(): { shop: Shop; here: ReturnType<typeof useOwnStudio>['here'] } {
  const { here } = useOwnStudio();
  const shop = {} as Shop;
  const heard = { count: 0 };
  beforeEach(async () => {
    const double = await openDouble();
    heard.count = 0;
    const payments = createPayments({
      secretKey,
      webhookSecret,
      apiBase: double.url,
      isProduction: false,
    });
    const deps = { ...here.studio.deps, payments };
    await publishPrices(deps);
    Object.assign(shop, { deps, double });
  });
  afterEach(() => shop.double.close());
  shop.pay = async ({ actor }, productId, behaviour = 'ok') => {
    const order = value(await startCheckout(shop.deps, actor, { productId }));
    const { checkoutSessionId } = await shop.deps.db.prisma.purchaseOrder.findUniqueOrThrow({
      where: { id: order.id },
    });
    await shop.double.control(`/checkouts/${checkoutSessionId}/pay`, { behaviour });
    return checkoutSessionId!;
  };
  shop.buy = async (workspace, productId, behaviour) => {
    const sessionId = await shop.pay(workspace, productId, behaviour);
    value(await confirmCheckout(shop.deps, workspace.actor, { sessionId }));
  };
  shop.hear = async (order = (webhooks) => webhooks) => {
    const news = shop.double.arrived.slice(heard.count);
    heard.count += news.length;
    for (const { body, signature } of order(news))
      value(await receivePaymentEvent(shop.deps, { rawBody: body, signature }));
    while ((await processPaymentEvents(shop.deps)).takenCount > 0);
  };
  shop.pass = async (ms) => {
    await shiftClock(shop.deps, { shiftMs: ms });
    await shop.double.control('/clock', { advanceMs: ms });
    await shop.hear();
  };
  return { shop, here };
}
