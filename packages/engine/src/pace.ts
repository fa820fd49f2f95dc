import { heartbeatMs, leaseSeconds, reportIntervalMs } from '@maquette/domain/worker-protocol';

/** How often a worker speaks and how long it waits. Milliseconds. */
export interface Pace {
  heartbeatMs: number;
  reportIntervalMs: number;
  /** One request to the studio. */
  requestMs: number;
  /** `finish`, in which the studio checks what was delivered. */
  finishMs: number;
  /** One file, down or up. */
  transferMs: number;
  /**
   * An attempt whose studio was silent this long is given up. Twice the lease: a studio that is away does not take
   * the lease either, and one that took it says so (`stale`).
   */
  silenceMs: number;
  /** How long the same call or transfer is repeated while others still get through. */
  insistMs: number;
  /** How long a message whose attempt could not even be started holds its slot. */
  startMs: number;
}

export const defaultPace: Pace = {
  heartbeatMs,
  reportIntervalMs,
  requestMs: 5_000,
  finishMs: 30_000,
  transferMs: 120_000,
  silenceMs: leaseSeconds * 2_000,
  insistMs: 60_000,
  startMs: 300_000,
};
