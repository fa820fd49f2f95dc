import { receivePaymentEvent } from '@maquette/services';
import { capBody } from '../../../../server/cap-body.ts';
import { composition } from '../../../../server/compose.ts';
import { problemResponse } from '../../../../server/problem-response.ts';

const bodyBytesMax = 512 * 1024;

/** Where Stripe tells what happened. Answered as soon as it is written down; the background process looks into it. */
export async function POST(request: Request): Promise<Response> {
  const rawBody = await capBody(request, bodyBytesMax)
    .text()
    .catch(() => null);
  if (rawBody === null) return new Response(null, { status: 413 });
  const signature = request.headers.get('stripe-signature') ?? '';
  const received = await receivePaymentEvent(composition().deps, { rawBody, signature });
  return received.ok ? Response.json({ received: true }) : problemResponse(received.refusal);
}
