import type { State } from '../state/model.ts';
import { subscriptionWire } from '../wire/subscription.ts';
import type { World } from '../world.ts';
import { expireCheckout } from './checkout.ts';
import { finalizeInvoice, payInvoice, voidInvoice } from './invoices.ts';
import { endSubscription } from './subscription-status.ts';
import { renewSubscription } from './subscriptions.ts';

/** A subscription whose first payment never came is given up after this. */
const incompleteSeconds = 23 * 3_600;
/** Above it something makes work for itself. */
const stepsMax = 100_000;

interface Due {
  at: number;
  run: (world: World) => void;
}

/** Does everything that is due until this moment, in the order of its times, each as if it were its time. */
export function runDue(world: World): number {
  const until = world.clock.now();
  for (let steps = 0; steps < stepsMax; steps++) {
    const next = nextDue(world.state);
    if (!next || next.at > until) return steps;
    world.clock.during(next.at * 1_000, () => next.run(world));
  }
  throw new Error('The double does not come to rest.');
}

function nextDue(state: State): Due | null {
  let next: Due | null = null;
  for (const due of [...dueSessions(state), ...dueInvoices(state), ...dueSubscriptions(state)])
    if (!next || due.at < next.at) next = due;
  return next;
}

const dueSessions = (state: State): Due[] =>
  Object.values(state.sessions)
    .filter(({ status }) => status === 'open')
    .map((session) => ({ at: session.expiresAt, run: (world) => expireCheckout(world, session) }));

const dueInvoices = (state: State): Due[] =>
  Object.values(state.invoices).flatMap((invoice): Due[] => {
    if (invoice.status === 'draft' && invoice.finalizesAt !== null)
      return [
        {
          at: invoice.finalizesAt,
          run(world) {
            finalizeInvoice(world, invoice);
            payInvoice(world, invoice, { isThere: false, isConfirmed: false });
          },
        },
      ];
    if (invoice.status === 'open' && invoice.nextAttemptAt !== null)
      return [
        {
          at: invoice.nextAttemptAt,
          run: (world) => void payInvoice(world, invoice, { isThere: false, isConfirmed: false }),
        },
      ];
    return [];
  });

const dueSubscriptions = (state: State): Due[] =>
  Object.values(state.subscriptions).flatMap((subscription): Due[] => {
    switch (subscription.status) {
      case 'active':
      case 'past_due':
        return [
          {
            at: subscription.periodEnd,
            run(world) {
              if (subscription.cancelAtPeriodEnd)
                endSubscription(world, subscription, 'cancellation_requested');
              else renewSubscription(world, subscription);
            },
          },
        ];
      case 'incomplete':
        return [
          {
            at: subscription.created + incompleteSeconds,
            run(world) {
              subscription.status = 'incomplete_expired';
              const invoice = world.state.invoices[subscription.latestInvoice ?? ''];
              if (invoice?.status === 'open') voidInvoice(world, invoice);
              world.emit('customer.subscription.updated', subscriptionWire(world, subscription), {
                status: 'incomplete',
              });
            },
          },
        ];
      default:
        return [];
    }
  });
