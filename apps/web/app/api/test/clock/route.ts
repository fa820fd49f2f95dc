import { shiftClock } from '@maquette/services';
import { notFound, refuse } from '@maquette/domain/result';
import { z } from 'zod';
import { composition } from '../../../../server/compose.ts';
import { env } from '../../../../server/env.ts';
import { problemResponse } from '../../../../server/problem-response.ts';

const yearMs = 366 * 86_400_000;
const input = z.strictObject({
  shiftMs: z
    .number()
    .int()
    .min(-2 * yearMs)
    .max(2 * yearMs),
});

/**
 * Test hook: shifts the studio's clock by `shiftMs` more, and the Stripe double's with it when time goes forward. There
 * only with MAQUETTE_TEST_HOOKS=1, and never in production mode.
 */
export async function POST(request: Request): Promise<Response> {
  const { hasTestHooks, stripeDoubleUrl } = env();
  if (!hasTestHooks) return problemResponse(notFound().refusal);
  const parsed = input.safeParse(await request.json().catch(() => null));
  if (!parsed.success)
    return problemResponse(
      refuse('input.invalid', 'shiftMs is a whole number of milliseconds, two years at most.', {
        field: 'shiftMs',
      }).refusal,
    );
  const { shiftMs } = parsed.data;
  const shifted = await shiftClock(composition().deps, { shiftMs });
  if (stripeDoubleUrl && shiftMs > 0)
    await fetch(`${stripeDoubleUrl}/_double/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: shiftMs }),
    });
  return Response.json(shifted);
}
