import { html } from 'hono/html';
import { amountDue } from '../billing/amounts.ts';
import type { Behaviour, ChargeRow, InvoiceRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { cardChoice, problem } from './cards.ts';
import { layout, money, nothing, time, type Html } from './layout.ts';

/** An invoice, with a form to pay it while it is open. */
export function invoicePage(
  world: World,
  invoice: InvoiceRow,
  { failure, card }: { failure: string | null; card: Behaviour },
): Html {
  const customer = world.state.customers[invoice.customer]!;
  const due = money(amountDue(invoice), invoice.currency);
  const fromBalance = amountDue(invoice) - invoice.lines.reduce((sum, { amount }) => sum + amount, 0);
  return layout({
    title: `Invoice ${invoice.number ?? ''}`,
    body: html`<h1>Invoice ${invoice.number}</h1>
      <p class="quiet">${customer.name} · ${time(invoice.created)}</p>
      <ul class="lines">
        ${invoice.lines.map(
          (line) =>
            html`<li>
              <span>${line.description}<small>${time(line.start)} to ${time(line.end)}</small></span>
              <span class="amount">${money(line.amount, invoice.currency)}</span>
            </li>`,
        )}
        ${
          fromBalance === 0
            ? nothing
            : html`<li>
                <span>${fromBalance < 0 ? 'From the balance' : 'To the balance'}</span>
                <span class="amount">${money(fromBalance, invoice.currency)}</span>
              </li>`
        }
        <li class="total">
          <span>${invoice.status === 'paid' ? 'Paid' : 'To be paid'}</span>
          <span class="amount">${due}</span>
        </li>
      </ul>
      ${
        invoice.status === 'paid' && invoice.paidAt !== null
          ? html`<p class="done">Paid on ${time(invoice.paidAt)}.</p>`
          : nothing
      }
      ${invoice.status === 'void' ? html`<p>This invoice is void: nothing is to be paid.</p>` : nothing}
      ${
        invoice.status === 'open'
          ? html`<form method="post" action="/invoice/${invoice.secret}">
              ${problem(failure)} ${cardChoice(card)}
              <div class="actions"><button type="submit">Pay ${due}</button></div>
            </form>`
          : nothing
      }`,
  });
}

/** The receipt of a payment. */
export function receiptPage(world: World, charge: ChargeRow): Html {
  const customer = charge.customer ? world.state.customers[charge.customer] : undefined;
  const method = charge.method ? world.state.methods[charge.method] : undefined;
  const session = Object.values(world.state.sessions).find(({ intent }) => intent === charge.intent);
  const price = session && world.state.prices[session.lines[0]!.price];
  const what = charge.description ?? (price && world.state.products[price.product]?.name) ?? 'Payment';
  return layout({
    title: 'Receipt',
    body: html`<h1>Receipt</h1>
      <p class="quiet">${customer?.name ? html`${customer.name} · ` : nothing}${time(charge.created)}</p>
      <ul class="lines">
        <li><span>${what}</span><span class="amount">${money(charge.amount, charge.currency)}</span></li>
        ${
          charge.refunded > 0
            ? html`<li>
                <span>Given back</span>
                <span class="amount">${money(-charge.refunded, charge.currency)}</span>
              </li>`
            : nothing
        }
        <li class="total">
          <span>Paid${method ? `, Visa ending in ${method.last4}` : ''}</span>
          <span class="amount">${money(charge.amount - charge.refunded, charge.currency)}</span>
        </li>
      </ul>`,
  });
}
