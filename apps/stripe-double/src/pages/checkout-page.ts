import { html } from 'hono/html';
import type { Behaviour, SessionRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { cardChoice, problem } from './cards.ts';
import { layout, money, nothing, webAddress, type Html } from './layout.ts';

/** What is bought, for how much, and with which card. */
export function checkoutPage(
  world: World,
  session: SessionRow,
  { failure, card }: { failure: string | null; card: Behaviour },
): Html {
  const total = money(session.total, session.currency);
  const isMonthly = session.mode === 'subscription';
  const customer = session.customer ? world.state.customers[session.customer] : undefined;
  return layout({
    title: `Pay ${total}`,
    isWide: true,
    body: html`<div class="columns">
      <section aria-labelledby="what">
        <h1 id="what">${isMonthly ? 'Subscribe' : 'Pay once'}</h1>
        ${customer?.name ? html`<p class="quiet">For ${customer.name}</p>` : nothing}
        <ul class="lines">
          ${session.lines.map((line) => {
            const price = world.state.prices[line.price]!;
            return html`<li>
              <span>${world.state.products[price.product]!.name}</span>
              <span class="amount">${money(price.unitAmount * line.quantity, price.currency)}</span>
            </li>`;
          })}
          <li class="total">
            <span>${isMonthly ? 'Every month, first today' : 'Today'}</span>
            <span class="amount">${total}</span>
          </li>
        </ul>
      </section>
      <form method="post" action="/pay/${session.id}">
        ${problem(failure)} ${cardChoice(card)}
        ${
          session.savesCard
            ? html`<p class="quiet">
                ${
                  isMonthly
                    ? 'The card is kept, and pays every month until you cancel.'
                    : 'The card is kept for later payments, which are made without asking you each time.'
                }
              </p>`
            : nothing
        }
        <div class="actions">
          <button type="submit">Pay ${total}</button>
          ${backLink(session)}
        </div>
      </form>
    </div>`,
  });
}

/** A checkout that cannot be paid any more. */
export function endedPage(session: SessionRow): Html {
  const isPaid = session.status === 'complete';
  return layout({
    title: isPaid ? 'Paid' : 'Expired',
    body: html`<h1>${isPaid ? 'This was paid' : 'This checkout has expired'}</h1>
      <p>
        ${
          isPaid
            ? 'It is paid once, and cannot be paid again.'
            : 'Nothing was paid. Start again from where you came.'
        }
      </p>
      <div class="actions">
        ${isPaid ? html`<a class="button" href="${successUrl(session)}">Go on</a>` : backLink(session)}
      </div>`,
  });
}

const backLink = (session: SessionRow): Html => {
  const url = webAddress(session.cancelUrl);
  return url ? html`<a href="${url}">Back without paying</a>` : html`${nothing}`;
};

/** Where the payer goes when it is paid. */
export const successUrl = (session: SessionRow): string =>
  webAddress(session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id)) ?? '/';
