import { html } from 'hono/html';
import { layout, money, type Html } from './layout.ts';

/** The bank's page that asks the cardholder: 3-D Secure, as it looks to the payer. */
export function confirmPage({
  amount,
  currency,
  action,
  method,
}: {
  amount: number;
  currency: string;
  action: string;
  method: string;
}): Html {
  return layout({
    title: 'Confirm with your bank',
    body: html`<h1>Your bank asks: is it you?</h1>
      <p>A payment of <b>${money(amount, currency)}</b> with the test card ending in 3184.</p>
      <form method="post" action="${action}">
        <input type="hidden" name="method" value="${method}" />
        <div class="actions">
          <button type="submit" name="answer" value="yes">Confirm the payment</button>
          <button type="submit" name="answer" value="no" class="second">Refuse it</button>
        </div>
      </form>`,
  });
}
