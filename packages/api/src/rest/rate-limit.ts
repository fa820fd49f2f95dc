import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';

const windowMs = 60_000;
/** Requests a minute per key, in one process. Reads are cheap, and scripts poll. */
export const requestLimits = { readsPerMinute: 6000, writesPerMinute: 600 } as const;
const callersMax = 10_000;

/** Counts requests per caller in windows of a minute; the caller is the key or the session. */
export function createRateLimit(now: () => number = Date.now) {
  let windowStart = now();
  let counts = new Map<string, number>();

  return function admit(actor: Actor, method: string): Result<void> {
    if (now() - windowStart >= windowMs || counts.size > callersMax) {
      windowStart = now();
      counts = new Map();
    }
    const writes = method !== 'GET' && method !== 'HEAD';
    const caller = actor.via.kind === 'api-key' ? actor.via.apiKeyId : actor.via.sessionId;
    const slot = `${writes ? 'w' : 'r'}:${caller}`;
    const count = (counts.get(slot) ?? 0) + 1;
    counts.set(slot, count);
    const limit = writes ? requestLimits.writesPerMinute : requestLimits.readsPerMinute;
    if (count <= limit) return ok(undefined);
    return refuse('limit.requests', `More than ${limit} requests came in one minute under this key.`, {
      suggestion: 'Wait for the time in Retry-After; follow jobs by their event stream instead of polling.',
      retryAfterSeconds: (windowStart + windowMs - now()) / 1000,
    });
  };
}
