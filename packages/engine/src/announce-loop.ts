import type { AnnounceRequest } from '@maquette/domain/worker-protocol';
import type { Log } from './log.ts';
import { backoffMs } from './persist.ts';
import type { StudioClient } from './studio-client.ts';

/**
 * Says again and again what this worker offers, so that the studio knows it is there. While the studio is away it
 * tries every two seconds at most; one line in the log when contact is lost and one when it is back.
 * @returns `first` resolves after the first answer; `stop` ends it
 */
export function startAnnouncing(options: { studio: StudioClient; request: AnnounceRequest; log: Log }) {
  const { studio, request, log } = options;
  let stopped = false;
  let wake = () => {};
  let heard = () => {};
  const first = new Promise<void>((resolve) => (heard = resolve));
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => (clearTimeout(timer), resolve());
    });

  const loop = async (): Promise<void> => {
    for (let failures = 0; !stopped;) {
      try {
        const { announceAgainSeconds } = await studio.announce(request);
        if (failures > 0) log.info({ failures }, 'the studio answers again');
        failures = 0;
        heard();
        await pause(Math.max(1, announceAgainSeconds) * 1000);
      } catch (error) {
        if (failures++ === 0)
          log.warn({ reason: (error as Error).message }, 'the studio does not take our offer');
        await pause(backoffMs(failures));
      }
    }
  };
  void loop();
  return {
    first,
    stop() {
      stopped = true;
      wake();
    },
  };
}
