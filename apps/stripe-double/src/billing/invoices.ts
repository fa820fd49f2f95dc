import { newId } from '../state/ids.ts';
import type { CustomerRow, InvoicePaymentRow, InvoiceRow, LineRow, SubscriptionRow } from '../state/model.ts';
import { customerWire } from '../wire/customer.ts';
import { invoicePaymentWire, invoiceWire } from '../wire/invoice.ts';
import type { World } from '../world.ts';
import { amountDue, subtotalOf } from './amounts.ts';
import type { Outcome } from './cards.ts';
import { confirmIntent, makeIntent } from './intents.ts';
import { noteInvoicePaid, noteInvoiceUnpaid } from './subscription-status.ts';

const hourSeconds = 3_600;
const daySeconds = 24 * hourSeconds;
/** Days after each failed attempt until the next; after the last one the subscription ends. */
const retryDays = [3, 5, 7];

type NewInvoice = Pick<InvoiceRow, 'reason' | 'periodStart' | 'periodEnd'> & {
  subscription: SubscriptionRow;
  lines: Omit<LineRow, 'id'>[];
};

/** Makes a draft. A renewal's draft is finalised an hour later, the others at once by who makes them. */
export function makeInvoice(world: World, input: NewInvoice): InvoiceRow {
  const { subscription, lines, reason, periodStart, periodEnd } = input;
  const now = world.clock.now();
  const invoice: InvoiceRow = {
    id: newId('in'),
    created: now,
    number: null,
    status: 'draft',
    reason,
    customer: subscription.customer,
    subscription: subscription.id,
    subscriptionMetadata: { ...subscription.metadata },
    currency: world.state.prices[subscription.item.price]!.currency,
    lines: lines.map((line) => ({ ...line, id: newId('il') })),
    periodStart,
    periodEnd,
    startingBalance: 0,
    endingBalance: null,
    amountPaid: 0,
    attempts: 0,
    nextAttemptAt: null,
    finalizesAt: reason === 'subscription_cycle' ? now + hourSeconds : null,
    finalizedAt: null,
    paidAt: null,
    voidedAt: null,
    secret: newId('test', 32),
  };
  world.state.invoices[invoice.id] = invoice;
  subscription.latestInvoice = invoice.id;
  world.emit('invoice.created', invoiceWire(world, invoice));
  return invoice;
}

/** Gives it its number, takes the customer's balance into account, and makes the intent that is to pay it. */
export function finalizeInvoice(world: World, invoice: InvoiceRow): void {
  const customer = world.state.customers[invoice.customer]!;
  customer.invoiceCount += 1;
  invoice.number = `${customer.invoicePrefix}-${String(customer.invoiceCount).padStart(4, '0')}`;
  invoice.status = 'open';
  invoice.finalizesAt = null;
  invoice.finalizedAt = world.clock.now();
  useBalance(world, invoice, customer);
  world.emit('invoice.finalized', invoiceWire(world, invoice));
  if (amountDue(invoice) > 0) makePayment(world, invoice);
}

function useBalance(world: World, invoice: InvoiceRow, customer: CustomerRow): void {
  invoice.startingBalance = customer.balance;
  const left = subtotalOf(invoice) + customer.balance;
  invoice.endingBalance = Math.min(0, left);
  if (customer.balance === invoice.endingBalance) return;
  const before = customer.balance;
  customer.balance = invoice.endingBalance;
  world.emit('customer.updated', customerWire(customer), { balance: before });
}

function makePayment(world: World, invoice: InvoiceRow): InvoicePaymentRow {
  const intent = makeIntent(world, {
    amount: amountDue(invoice),
    currency: invoice.currency,
    customer: invoice.customer,
    method: null,
    description: invoice.reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
    metadata: {},
    savesCard: invoice.reason === 'subscription_create',
  });
  const payment: InvoicePaymentRow = {
    id: newId('inpay'),
    created: world.clock.now(),
    invoice: invoice.id,
    intent: intent.id,
    amount: intent.amount,
    currency: intent.currency,
    paidAt: null,
  };
  world.state.invoicePayments[payment.id] = payment;
  return payment;
}

export const paymentOf = (world: World, invoice: InvoiceRow): InvoicePaymentRow | null =>
  Object.values(world.state.invoicePayments).find((payment) => payment.invoice === invoice.id) ?? null;

/** The card that a subscription's invoices are paid with. */
export function methodFor(world: World, subscription: SubscriptionRow): string | null {
  return subscription.method ?? world.state.customers[subscription.customer]!.defaultMethod;
}

/** Tries to have an open invoice paid, and passes on to its subscription what came of it. */
export function payInvoice(
  world: World,
  invoice: InvoiceRow,
  how: { isThere: boolean; isConfirmed: boolean; method?: string },
): Outcome {
  const subscription = world.state.subscriptions[invoice.subscription]!;
  const payment = paymentOf(world, invoice);
  if (!payment) return settled(world, invoice, null);
  const intent = world.state.intents[payment.intent]!;
  intent.method = how.method ?? methodFor(world, subscription);
  invoice.attempts += 1;
  const outcome = intent.method
    ? confirmIntent(world, intent, { ...how, waitsForCardholder: true })
    : 'declined';
  if (outcome === 'succeeded') return settled(world, invoice, payment);
  invoice.nextAttemptAt = nextAttempt(world, invoice);
  if (outcome === 'needs-cardholder')
    world.emit('invoice.payment_action_required', invoiceWire(world, invoice));
  world.emit('invoice.payment_failed', invoiceWire(world, invoice));
  noteInvoiceUnpaid(world, subscription, invoice);
  return outcome;
}

function settled(world: World, invoice: InvoiceRow, payment: InvoicePaymentRow | null): 'succeeded' {
  const now = world.clock.now();
  Object.assign(invoice, { status: 'paid', paidAt: now, nextAttemptAt: null });
  if (payment) {
    payment.paidAt = now;
    invoice.amountPaid = payment.amount;
    world.emit('invoice_payment.paid', invoicePaymentWire(payment));
  }
  world.emit('invoice.paid', invoiceWire(world, invoice));
  world.emit('invoice.payment_succeeded', invoiceWire(world, invoice));
  noteInvoicePaid(world, world.state.subscriptions[invoice.subscription]!);
  return 'succeeded';
}

/** Only renewals are tried again by themselves. */
function nextAttempt(world: World, invoice: InvoiceRow): number | null {
  const days = invoice.reason === 'subscription_cycle' ? retryDays[invoice.attempts - 1] : undefined;
  return days === undefined ? null : world.clock.now() + days * daySeconds;
}

export function voidInvoice(world: World, invoice: InvoiceRow): void {
  Object.assign(invoice, {
    status: 'void',
    voidedAt: world.clock.now(),
    nextAttemptAt: null,
    finalizesAt: null,
  });
  world.emit('invoice.voided', invoiceWire(world, invoice));
}
