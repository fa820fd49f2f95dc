import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { findRow } from '../api/lookup.ts';
import { addCheckoutPages } from './checkout-routes.ts';
import { receiptPage } from './document-page.ts';
import { addInvoicePages } from './invoice-routes.ts';
import { layout } from './layout.ts';
import { addPortalPages } from './portal-routes.ts';
import { notFound, show, type PageDeps, type PagesApp } from './show.ts';
import { styles } from './styles.ts';

/** What a payer sees: checkout, portal, invoices and receipts. */
export function createPages(deps: PageDeps): PagesApp {
  const pages: PagesApp = new Hono<{ Bindings: HttpBindings }>();
  pages.get('/style.css', (call) =>
    call.body(styles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
  pages.get('/', (call) =>
    show(
      call,
      layout({
        title: 'Stand-in for Stripe',
        body: html`<h1>Test payments</h1>
          <p>
            Maquette sends you here to pay when no Stripe key is set. There is nothing to do on this page:
            open Plan &amp; billing in the studio.
          </p>`,
      }),
    ),
  );
  addCheckoutPages(pages, deps);
  addInvoicePages(pages, deps);
  addPortalPages(pages, deps);
  pages.get('/receipt/:id', (call) => {
    const charge = findRow(deps.world.state, 'charges', call.req.param('id'));
    return charge?.succeeded ? show(call, receiptPage(deps.world, charge)) : notFound(call);
  });
  return pages;
}
