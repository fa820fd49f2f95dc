import { findRow } from '../api/lookup.ts';
import { makeMethod, setDefaultMethod } from '../billing/cards.ts';
import { setCancelAtPeriodEnd } from '../billing/subscriptions.ts';
import { tellUpdated } from '../billing/subscription-status.ts';
import type { PortalRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { readBehaviour } from './cards.ts';
import { goTo, notFound, show, type PageDeps, type PagesApp } from './show.ts';
import { portalPage } from './portal-page.ts';

/** A portal's address is good for an hour of work. */
const portalSeconds = 3_600;

/** `/portal/<secret>`: subscription, card and invoices of one customer. */
export function addPortalPages(pages: PagesApp, { world, change }: PageDeps): void {
  const find = (secret: string): PortalRow | undefined => {
    change(null, () => undefined);
    return Object.values(world.state.portals).find(
      (row) => row.secret === secret && row.created + portalSeconds > world.clock.now(),
    );
  };

  pages.get('/portal/:secret', (call) => {
    const portal = find(call.req.param('secret'));
    return portal ? show(call, portalPage(world, portal, call.req.query('done'))) : notFound(call);
  });

  pages.post('/portal/:secret/card', async (call) => {
    const portal = find(call.req.param('secret'));
    if (!portal) return notFound(call);
    const { card } = await call.req.parseBody();
    change(null, () => changeCard(world, portal.customer, readBehaviour(card)));
    return goTo(call, `/portal/${portal.secret}?done=card`);
  });

  for (const verb of ['cancel', 'resume'] as const)
    pages.post(`/portal/:secret/${verb}`, async (call) => {
      const portal = find(call.req.param('secret'));
      const { subscription: id } = await call.req.parseBody();
      const subscription = findRow(world.state, 'subscriptions', String(id));
      if (!portal || subscription?.customer !== portal.customer) return notFound(call);
      if (subscription.status === 'active' || subscription.status === 'past_due')
        change(null, () => setCancelAtPeriodEnd(world, subscription, verb === 'cancel'));
      return goTo(call, `/portal/${portal.secret}?done=${verb}`);
    });
}

function changeCard(world: World, customerId: string, behaviour: ReturnType<typeof readBehaviour>): void {
  const method = makeMethod(world, behaviour, customerId);
  for (const subscription of Object.values(world.state.subscriptions)) {
    if (subscription.customer !== customerId || subscription.status === 'canceled') continue;
    const default_payment_method = subscription.method;
    subscription.method = method.id;
    tellUpdated(world, subscription, { default_payment_method });
  }
  setDefaultMethod(world, world.state.customers[customerId]!, method.id);
}
