import { html } from 'hono/html';
import { rowsOf } from '../api/lookup.ts';
import { amountDue } from '../billing/amounts.ts';
import type { CustomerRow, InvoiceRow, PortalRow, SubscriptionRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { cardChoice } from './cards.ts';
import { layout, money, nothing, time, webAddress, type Html } from './layout.ts';

const notes: Partial<Record<string, string>> = {
  card: 'The card was changed.',
  cancel: 'The subscription ends with its period.',
  resume: 'The subscription goes on.',
};

/** A customer's subscription, card and invoices. */
export function portalPage(world: World, portal: PortalRow, note: string | undefined): Html {
  const customer = world.state.customers[portal.customer]!;
  const subscriptions = rowsOf(world.state, 'subscriptions').filter(
    (row) => row.customer === customer.id && row.status !== 'incomplete_expired',
  );
  const invoices = rowsOf(world.state, 'invoices').filter((row) => row.customer === customer.id);
  const back = webAddress(portal.returnUrl);
  const action = (name: string) => `/portal/${portal.secret}/${name}`;
  const said = note === undefined ? undefined : notes[note];
  return layout({
    title: 'Billing',
    isWide: true,
    body: html`${back ? html`<p><a href="${back}">Back to the studio</a></p>` : nothing}
      <h1>Billing</h1>
      ${customer.name ? html`<p class="quiet">${customer.name}</p>` : nothing}
      ${said ? html`<p class="done" role="status">${said}</p>` : nothing}
      <section aria-labelledby="plan">
        <h2 id="plan">Subscription</h2>
        ${subscriptions.length === 0 ? html`<p>There is no subscription.</p>` : nothing}
        ${subscriptions.toReversed().map((row) => subscriptionPart(world, row, action))}
      </section>
      <section aria-labelledby="card">
        <h2 id="card">Card</h2>
        ${cardPart(world, customer, subscriptions)}
        <details>
          <summary>Change the card</summary>
          <form method="post" action="${action('card')}">
            ${cardChoice('ok', 'New test card')}
            <div class="actions"><button type="submit">Use this card</button></div>
          </form>
        </details>
      </section>
      <section aria-labelledby="invoices">
        <h2 id="invoices">Invoices</h2>
        ${
          invoices.length === 0
            ? html`<p>There are no invoices yet.</p>`
            : html`<ul class="rows">
                ${invoices.toReversed().map((row) => invoiceRow(row))}
              </ul>`
        }
      </section>
      ${paymentsPart(world, customer)}`,
  });
}

const words: Record<SubscriptionRow['status'], string> = {
  incomplete: 'Waits for its first payment',
  incomplete_expired: 'Was never paid',
  active: 'Active',
  past_due: 'Past due, the last invoice is not paid',
  canceled: 'Ended',
};

function subscriptionPart(world: World, row: SubscriptionRow, action: (name: string) => string): Html {
  const price = world.state.prices[row.item.price]!;
  const isAlive = row.status === 'active' || row.status === 'past_due';
  const name = world.state.products[price.product]!.name;
  return html`<div class="card">
    <p><b>${name}</b>, ${money(price.unitAmount * row.item.quantity, price.currency)} per month</p>
    <p class="quiet">
      ${words[row.status]}${
        isAlive ? html`; ${row.cancelAtPeriodEnd ? 'ends' : 'renews'} on ${time(row.periodEnd)}` : nothing
      }
    </p>
    ${
      isAlive
        ? html`<form method="post" action="${action(row.cancelAtPeriodEnd ? 'resume' : 'cancel')}">
            <input type="hidden" name="subscription" value="${row.id}" />
            <button type="submit" class="second">
              ${row.cancelAtPeriodEnd ? 'Keep the subscription' : 'Cancel at the end of the period'}
            </button>
          </form>`
        : nothing
    }
  </div>`;
}

function cardPart(world: World, customer: CustomerRow, subscriptions: SubscriptionRow[]): Html {
  const id = customer.defaultMethod ?? subscriptions.findLast(({ method }) => method !== null)?.method;
  const card = id ? world.state.methods[id] : undefined;
  return card ? html`<p>Visa ending in ${card.last4}</p>` : html`<p>No card is kept.</p>`;
}

const states: Record<InvoiceRow['status'], string> = {
  draft: 'being prepared',
  open: 'to be paid',
  paid: 'paid',
  void: 'void',
};

function invoiceRow(row: InvoiceRow): Html {
  const amount = money(row.status === 'paid' ? row.amountPaid : amountDue(row), row.currency);
  return html`<li>
    <span>${row.number ? html`<a href="/invoice/${row.secret}">${row.number}</a>` : 'Draft'}</span>
    <span class="quiet">${time(row.created)}</span>
    <span class="quiet">${states[row.status]}</span>
    <span class="amount">${amount}</span>
  </li>`;
}

/** What was paid once, without an invoice. */
function paymentsPart(world: World, customer: CustomerRow): Html {
  const invoiced = new Set(rowsOf(world.state, 'invoicePayments').map(({ intent }) => intent));
  const charges = rowsOf(world.state, 'charges').filter(
    (row) => row.customer === customer.id && row.succeeded && !invoiced.has(row.intent),
  );
  if (charges.length === 0) return html`${nothing}`;
  return html`<section aria-labelledby="payments">
    <h2 id="payments">Payments</h2>
    <ul class="rows">
      ${charges.toReversed().map(
        (row) =>
          html`<li>
            <span><a href="/receipt/${row.id}">Receipt</a></span>
            <span class="quiet">${time(row.created)}</span>
            <span class="quiet">
              ${row.refunded > 0 ? `${money(row.refunded, row.currency)} given back` : 'paid'}
            </span>
            <span class="amount">${money(row.amount, row.currency)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}
