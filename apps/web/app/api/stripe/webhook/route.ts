import { receivePaymentEvent } from '@maquette/services';
import { composition } from '../../../../server/compose.ts';
import { problemResponse } from '../../../../server/problem-response.ts';

const bodyBytesMax = 512 * 1024;

/** Where Stripe tells what happened. Answered as soon as it is written down; the background process looks into it. */
export async function POST(request: Request): Promise<Response> {
  const rawBody = await request.text();
  const signature = request.headers.get('stripe-signature') ?? '';
  if (rawBody.length > bodyBytesMax) return new Response(null, { status: 413 });
  const received = await receivePaymentEvent(composition().deps, { rawBody, signature });
  return received.ok ? Response.json({ received: true }) : problemResponse(received.refusal);
}
