import { findRow } from '../api/lookup.ts';
import { makeMethod } from '../billing/cards.ts';
import { amountDue } from '../billing/amounts.ts';
import { payInvoice } from '../billing/invoices.ts';
import type { InvoiceRow } from '../state/model.ts';
import { declinedText, readBehaviour, refusedText } from './cards.ts';
import { confirmPage } from './confirm-page.ts';
import { invoicePage } from './document-page.ts';
import { goTo, notFound, show, type PageDeps, type PagesApp } from './show.ts';

/** `/invoice/<secret>`: the document, and paying it while it is open. */
export function addInvoicePages(pages: PagesApp, { world, change }: PageDeps): void {
  const find = (secret: string): InvoiceRow | undefined => {
    change(null, () => undefined);
    return Object.values(world.state.invoices).find((row) => row.secret === secret && row.status !== 'draft');
  };
  const plain = { failure: null, card: 'ok' } as const;

  pages.get('/invoice/:secret', (call) => {
    const invoice = find(call.req.param('secret'));
    return invoice ? show(call, invoicePage(world, invoice, plain)) : notFound(call);
  });

  pages.post('/invoice/:secret', async (call) => {
    const invoice = find(call.req.param('secret'));
    if (!invoice) return notFound(call);
    const { card: sent } = await call.req.parseBody();
    if (invoice.status !== 'open') return show(call, invoicePage(world, invoice, plain));
    const card = readBehaviour(sent);
    const page = `/invoice/${invoice.secret}`;
    const method = change(null, () => makeMethod(world, card, invoice.customer));
    if (card === 'needs-cardholder') return goTo(call, `${page}/confirm?method=${method.id}`);
    const outcome = change(null, () =>
      payInvoice(world, invoice, { isThere: true, isConfirmed: false, method: method.id }),
    );
    if (outcome === 'succeeded') return goTo(call, page);
    return show(call, invoicePage(world, invoice, { failure: declinedText, card }), 402);
  });

  pages.get('/invoice/:secret/confirm', (call) => {
    const invoice = find(call.req.param('secret'));
    const method = findRow(world.state, 'methods', call.req.query('method'));
    if (!invoice || !method) return notFound(call);
    const action = `/invoice/${invoice.secret}/confirm`;
    const { currency } = invoice;
    return show(call, confirmPage({ amount: amountDue(invoice), currency, method: method.id, action }));
  });

  pages.post('/invoice/:secret/confirm', async (call) => {
    const invoice = find(call.req.param('secret'));
    const { method: methodId, answer } = await call.req.parseBody();
    const method = findRow(world.state, 'methods', String(methodId));
    if (!invoice || !method) return notFound(call);
    if (invoice.status === 'open' && answer === 'yes')
      change(null, () => payInvoice(world, invoice, { isThere: true, isConfirmed: true, method: method.id }));
    if (invoice.status === 'paid') return goTo(call, `/invoice/${invoice.secret}`);
    return show(call, invoicePage(world, invoice, { failure: refusedText, card: method.behaviour }), 402);
  });
}
