import type Stripe from 'stripe';
import { askEach, askIfThere } from './ask.ts';
import { dateOf, dateOrNull, idOf, secondsOf, workspaceIdOf } from './ids.ts';
import { fetchIntent } from './intents.ts';
import type { InvoiceFacts, InvoiceLine } from './payments.ts';
import type { PriceBook } from './prices.ts';

interface Doors {
  stripe: Stripe;
  prices: PriceBook;
}

/** @see Payments.fetchInvoice */
export async function fetchInvoice(doors: Doors, invoiceId: string): Promise<InvoiceFacts | null> {
  const invoice = await askIfThere(() => doors.stripe.invoices.retrieve(invoiceId, { expand: ['payments'] }));
  return invoice && invoiceFacts(doors, invoice);
}

/** An invoice is made an hour before it is paid, and weeks before when the card declines. */
const paidAfterMadeMsMax = 31 * 24 * 3_600_000;

/** @see Payments.paidInvoicesSince */
export async function* paidInvoicesSince(doors: Doors, since: Date): AsyncGenerator<InvoiceFacts> {
  const made = new Date(since.getTime() - paidAfterMadeMsMax);
  const invoices = doors.stripe.invoices.list({
    status: 'paid',
    created: { gte: secondsOf(made) },
    limit: 100,
    expand: ['data.payments'],
  });
  for await (const invoice of askEach(invoices)) {
    const paidAt = invoice.status_transitions.paid_at ?? invoice.created;
    if (paidAt >= secondsOf(since)) yield invoiceFacts(doors, invoice);
  }
}

async function invoiceFacts(doors: Doors, invoice: Stripe.Invoice): Promise<InvoiceFacts> {
  const paymentIntentId = paidBy(invoice);
  const intent = paymentIntentId ? await fetchIntent(doors.stripe, paymentIntentId) : null;
  const subscription = invoice.parent?.subscription_details ?? null;
  return {
    invoiceId: invoice.id,
    number: invoice.number,
    status: statusOf(invoice.status),
    reason: reasonOf(invoice.billing_reason),
    customerId: idOf(invoice.customer),
    subscriptionId: idOf(subscription?.subscription),
    workspaceId: workspaceIdOf(subscription?.metadata) ?? workspaceIdOf(invoice.metadata),
    amountPaidCents: invoice.amount_paid,
    refundedCents: intent?.refundedCents ?? 0,
    disputedCents: intent?.disputedCents ?? 0,
    currency: invoice.currency,
    hostedUrl: invoice.hosted_invoice_url ?? null,
    paymentIntentId,
    paidAt: dateOrNull(invoice.status_transitions.paid_at),
    createdAt: dateOf(invoice.created),
    lines: await linesOf(doors, invoice),
  };
}

/** The intent that paid it; while it is unpaid, the one that tries to. */
function paidBy(invoice: Stripe.Invoice): string | null {
  const payments = invoice.payments?.data ?? [];
  const one = payments.find(({ status }) => status === 'paid') ?? payments.at(-1);
  return idOf(one?.payment.payment_intent);
}

async function linesOf({ stripe, prices }: Doors, invoice: Stripe.Invoice): Promise<InvoiceLine[]> {
  const lines: Stripe.InvoiceLineItem[] = [];
  if (!invoice.lines.has_more) lines.push(...invoice.lines.data);
  else
    for await (const line of askEach(stripe.invoices.listLineItems(invoice.id, { limit: 100 })))
      lines.push(line);
  return Promise.all(
    lines.map(async (line) => ({
      lineId: line.id,
      lookupKey: await prices.lookupKeyOf(line.pricing?.price_details?.price),
      amountCents: line.amount,
      isProration: isProration(line),
      periodStart: dateOf(line.period.start),
      periodEnd: dateOf(line.period.end),
    })),
  );
}

const isProration = ({ parent }: Stripe.InvoiceLineItem): boolean =>
  (parent?.subscription_item_details ?? parent?.invoice_item_details)?.proration ?? false;

const statuses = ['open', 'paid', 'void', 'uncollectible'] as const;

const statusOf = (status: string | null): InvoiceFacts['status'] =>
  statuses.find((known) => known === status) ?? 'draft';

const reasons: Partial<Record<string, InvoiceFacts['reason']>> = {
  subscription_create: 'create',
  subscription_cycle: 'cycle',
  subscription_update: 'update',
};

const reasonOf = (reason: string | null): InvoiceFacts['reason'] => reasons[reason ?? ''] ?? 'other';
