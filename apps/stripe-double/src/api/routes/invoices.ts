import { z } from 'zod';
import { payInvoice, voidInvoice } from '../../billing/invoices.ts';
import { invoicePaymentWire, invoiceWire, lineWire } from '../../wire/invoice.ts';
import { listOf } from '../../wire/wire.ts';
import { ApiError, invalid } from '../api-error.ts';
import { paging, someText } from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';

export const invoiceRoutes: Route[] = [
  route('GET', '/v1/invoices/:id', {}, (world, _input, { id }) =>
    invoiceWire(world, lookUp(world.state, 'invoices', id)),
  ),
  route('GET', '/v1/invoices/:id/lines', { ...paging }, (world, _input, { id }) => {
    const invoice = lookUp(world.state, 'invoices', id);
    return listOf(
      invoice.lines.map((line) => lineWire(world, invoice, line)),
      `/v1/invoices/${id}/lines`,
    );
  }),
  route('POST', '/v1/invoices/:id/pay', { payment_method: someText.optional() }, (world, input, { id }) => {
    const invoice = lookUp(world.state, 'invoices', id);
    if (invoice.status !== 'open') throw invalid(`The invoice is ${invoice.status}, not open.`);
    const method = input.payment_method;
    if (method) lookUp(world.state, 'methods', method, 'payment_method');
    const outcome = payInvoice(world, invoice, {
      isThere: false,
      isConfirmed: false,
      ...(method && { method }),
    });
    if (outcome !== 'succeeded')
      throw new ApiError(402, {
        type: 'card_error',
        code: outcome === 'declined' ? 'card_declined' : 'invoice_payment_intent_requires_action',
        ...(outcome === 'declined' ? { decline_code: 'generic_decline' } : {}),
        message: 'The payment of the invoice failed.',
      });
    return invoiceWire(world, invoice);
  }),
  route('POST', '/v1/invoices/:id/void', {}, (world, _input, { id }) => {
    const invoice = lookUp(world.state, 'invoices', id);
    if (invoice.status !== 'open') throw invalid(`The invoice is ${invoice.status}, not open.`);
    voidInvoice(world, invoice);
    return invoiceWire(world, invoice);
  }),
  route(
    'GET',
    '/v1/invoices',
    {
      ...paging,
      customer: someText.optional(),
      subscription: someText.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
    },
    (world, input) =>
      page(
        rowsOf(world.state, 'invoices').filter(
          (invoice) =>
            (!input.customer || invoice.customer === input.customer) &&
            (!input.subscription || invoice.subscription === input.subscription) &&
            (!input.status || invoice.status === input.status),
        ),
        input,
        { url: '/v1/invoices', show: (row) => invoiceWire(world, row) },
      ),
  ),
  route(
    'GET',
    '/v1/invoice_payments',
    {
      ...paging,
      invoice: someText.optional(),
      status: z.enum(['open', 'paid', 'canceled']).optional(),
      payment: z.strictObject({ type: z.literal('payment_intent'), payment_intent: someText }).optional(),
    },
    (world, input) =>
      page(
        rowsOf(world.state, 'invoicePayments').filter(
          (payment) =>
            (!input.invoice || payment.invoice === input.invoice) &&
            (!input.payment || payment.intent === input.payment.payment_intent) &&
            (!input.status || input.status === (payment.paidAt === null ? 'open' : 'paid')),
        ),
        input,
        { url: '/v1/invoice_payments', show: invoicePaymentWire },
      ),
  ),
];
