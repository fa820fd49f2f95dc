import { createHmac } from 'node:crypto';

/** Stripe's signature over a body, at a moment: https://docs.stripe.com/webhooks#verify-manually */
export function sign(body: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1_000);
  const hash = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hash}`;
}
