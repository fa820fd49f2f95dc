import { html } from 'hono/html';
import { behaviours, type Behaviour } from '../state/model.ts';
import { nothing, type Html } from './layout.ts';

const cards: Record<Behaviour, { title: string; what: string }> = {
  ok: { title: 'A card that works', what: 'Visa ending in 4242' },
  decline: { title: 'A card that is declined', what: 'Visa ending in 0002' },
  'needs-cardholder': {
    title: 'A card whose bank asks the cardholder each time',
    what: 'Visa ending in 3184. A page asks you to confirm; payments while nobody is there fail.',
  },
  'declines-later': {
    title: 'A card that works now and is declined later',
    what: 'Visa ending in 0341. This payment works; payments while nobody is there fail.',
  },
};

/** The choice of test cards. */
export const cardChoice = (chosen: Behaviour, legend = 'Test card'): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${behaviours.map(
      (behaviour) =>
        html`<label class="choice">
          <input
            type="radio"
            name="card"
            value="${behaviour}"
            ${behaviour === chosen ? 'checked' : ''}
            required
          />
          <span><b>${cards[behaviour].title}</b><small>${cards[behaviour].what}</small></span>
        </label>`,
    )}
  </fieldset>`;

/** What went wrong, said first to those who hear the page. */
export const problem = (text: string | null): Html =>
  text === null ? html`${nothing}` : html`<p class="problem" role="alert">${text}</p>`;

export const declinedText = 'The bank declined the card. Nothing was paid. Choose another card, or go back.';
export const refusedText =
  'The cardholder did not confirm. Nothing was paid. Choose another card, or go back.';

/** What a form sent as its card; the first when it makes no sense. */
export const readBehaviour = (value: unknown): Behaviour =>
  behaviours.find((behaviour) => behaviour === value) ?? 'ok';
