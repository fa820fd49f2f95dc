import type { Report, Verdict } from '@maquette/domain/worker-protocol';
import type { Pace } from './pace.ts';
import { backoffMs } from './persist.ts';
import { StudioRefused } from './studio-client.ts';

/** Why an attempt is stopped from outside. */
export type StopReason = 'cancelled' | 'stale' | 'silent' | 'handed-over' | 'deadline';

export interface Heartbeat {
  /** What the next report says; progress never goes back. */
  update(stage: string, progress: number): void;
  stop(): void;
}

/**
 * Reports for one attempt until it is stopped: at least every `heartbeatMs`, and `reportIntervalMs` after the last
 * report when there is news. Calls `onStop` once when the studio says stop, or was silent for too long.
 */
export function startHeartbeat(options: {
  send: (report: Report) => Promise<Verdict>;
  pace: Pace;
  onStop: (why: StopReason) => void;
}): Heartbeat {
  const { pace } = options;
  let current: Report = { stage: 'inputs', progress: 0 };
  let stopped = false;
  let answeredMs = Date.now();
  const alarm = createAlarm();

  const waitForNext = async (sent: Report, sentMs: number): Promise<void> => {
    while (!stopped) {
      const waitMs = sentMs + (isNews(sent, current) ? pace.reportIntervalMs : pace.heartbeatMs) - Date.now();
      if (waitMs <= 0) return;
      await alarm.wait(waitMs);
    }
  };
  const beat = async (): Promise<void> => {
    for (let failures = 0; !stopped;) {
      const sent = current;
      const sentMs = Date.now();
      const verdict = await options.send(sent).catch((error: unknown) => toVerdict(error));
      if (stopped) return;
      if (verdict) {
        answeredMs = Date.now();
        failures = 0;
        if (!verdict.go) return options.onStop(verdict.why === 'cancelled' ? 'cancelled' : 'stale');
        await waitForNext(sent, sentMs);
      } else {
        if (Date.now() - answeredMs > pace.silenceMs) return options.onStop('silent');
        await alarm.wait(backoffMs(++failures));
      }
    }
  };
  void beat();

  return {
    update(stage, progress) {
      current = { stage: stage.slice(0, 40), progress: Math.min(1, Math.max(current.progress, progress)) };
      alarm.ring();
    },
    stop() {
      stopped = true;
      alarm.ring();
    },
  };
}

/** null: the studio cannot be reached, which says nothing about the lease. */
function toVerdict(error: unknown): Verdict | null {
  return error instanceof StudioRefused ? { go: false, why: 'stale' } : null;
}

const isNews = (sent: Report, current: Report) =>
  sent.stage !== current.stage || current.progress - sent.progress >= 0.005;

/** A wait that can be cut short. */
function createAlarm() {
  let wake = () => {};
  return {
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => (clearTimeout(timer), resolve());
      }),
    ring: () => wake(),
  };
}
