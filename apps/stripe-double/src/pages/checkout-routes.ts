import { findRow } from '../api/lookup.ts';
import { askBank, makeMethod } from '../billing/cards.ts';
import { payCheckout } from '../billing/checkout.ts';
import { failConfirmation } from '../billing/intents.ts';
import type { SessionRow } from '../state/model.ts';
import { declinedText, readBehaviour, refusedText } from './cards.ts';
import { checkoutPage, endedPage, successUrl } from './checkout-page.ts';
import { confirmPage } from './confirm-page.ts';
import { goTo, notFound, show, type PageDeps, type PagesApp } from './show.ts';

/** `/pay/<checkout>`: the page, paying, and the bank's question. */
export function addCheckoutPages(pages: PagesApp, { world, outbox, change }: PageDeps): void {
  const find = (id: string): SessionRow | undefined => {
    change(null, () => undefined);
    return findRow(world.state, 'sessions', id);
  };
  const paid = async (session: SessionRow) => {
    if (world.state.delivering.beforeRedirect) await outbox.settled();
    return successUrl(session);
  };

  pages.get('/pay/:id', (call) => {
    const session = find(call.req.param('id'));
    if (!session) return notFound(call);
    if (session.status !== 'open') return show(call, endedPage(session));
    return show(call, checkoutPage(world, session, { failure: null, card: 'ok' }));
  });

  pages.post('/pay/:id', async (call) => {
    const session = find(call.req.param('id'));
    if (!session) return notFound(call);
    const { card: sent } = await call.req.parseBody();
    if (session.status !== 'open') return show(call, endedPage(session));
    const card = readBehaviour(sent);
    const method = change(null, () => makeMethod(world, card, null));
    const outcome = change(null, () => payCheckout(world, session, { method, isConfirmed: false }));
    if (outcome === 'succeeded') return goTo(call, await paid(session));
    if (outcome === 'needs-cardholder') return goTo(call, `/pay/${session.id}/confirm?method=${method.id}`);
    return show(call, checkoutPage(world, session, { failure: declinedText, card }), 402);
  });

  pages.get('/pay/:id/confirm', (call) => {
    const session = find(call.req.param('id'));
    const method = findRow(world.state, 'methods', call.req.query('method'));
    if (!session || !method) return notFound(call);
    if (session.status !== 'open') return show(call, endedPage(session));
    const { total: amount, currency } = session;
    return show(
      call,
      confirmPage({ amount, currency, method: method.id, action: `/pay/${session.id}/confirm` }),
    );
  });

  pages.post('/pay/:id/confirm', async (call) => {
    const session = find(call.req.param('id'));
    const { method: methodId, answer } = await call.req.parseBody();
    const method = findRow(world.state, 'methods', String(methodId));
    if (!session || !method) return notFound(call);
    if (session.status !== 'open') return show(call, endedPage(session));
    const isConfirmed = answer === 'yes';
    // Only the bank's own question can be answered here.
    if (isConfirmed && askBank(method, { isThere: true, isConfirmed }) === 'succeeded') {
      change(null, () => payCheckout(world, session, { method, isConfirmed }));
      return goTo(call, await paid(session));
    }
    const intent = world.state.intents[session.intent ?? ''];
    if (intent) change(null, () => failConfirmation(world, intent));
    return show(call, checkoutPage(world, session, { failure: refusedText, card: method.behaviour }), 402);
  });
}
