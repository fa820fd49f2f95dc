import { z } from 'zod';

/** What can go wrong between the studio and the API, for the next requests. */
export const faultShape = z.strictObject({
  /**
   * `unreachable` cuts the connection before anything was done, `lost-answer` after it was done; `error-before` and
   * `error-after` answer 500; `rate-limit` answers 429; `slow` waits first.
   */
  kind: z.enum(['unreachable', 'lost-answer', 'error-before', 'error-after', 'rate-limit', 'slow']),
  times: z.number().int().min(1).max(10_000).default(1),
  delayMs: z.number().int().min(0).max(120_000).default(0),
  /** Only for paths that begin so, such as `/v1/payment_intents`. */
  path: z.string().default('/v1/'),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
});

export type Fault = z.output<typeof faultShape>;

export interface Faults {
  set(fault: Fault): void;
  clear(): void;
  /** The fault that this request meets, which is one less to come. */
  take(request: { method: string; path: string }): Fault | null;
}

export function createFaults(): Faults {
  let planned: Fault[] = [];
  return {
    set: (fault) => void planned.push({ ...fault }),
    clear: () => (planned = []),
    take({ method, path }) {
      const fault = planned.find((one) => path.startsWith(one.path) && (one.method ?? method) === method);
      if (!fault) return null;
      fault.times -= 1;
      if (fault.times === 0) planned = planned.filter((one) => one !== fault);
      return fault;
    },
  };
}
