import type { JobView } from '@maquette/domain/jobs';

const pollMs = 3_000;
const reconnectMs = 10_000;

export interface FollowEventsOptions {
  url: string;
  onJob: (job: JobView) => void;
  /** Something was told to this person, or read. */
  onNotice: () => void;
  /** The stream is down: ask for what may have changed. Also called once when it is back, for what was missed. */
  onPoll: () => void;
}

/**
 * Listens to `event: job` and `event: notice` of a stream and keeps at it: the browser reconnects by itself after a break, we do after
 * a refusal; meanwhile `onPoll` is called every 3 s. Returns how to stop.
 */
export function followEvents({ url, onJob, onNotice, onPoll }: FollowEventsOptions): () => void {
  let source: EventSource | null = null;
  let polling: ReturnType<typeof setInterval> | null = null;
  let reconnecting: ReturnType<typeof setTimeout> | null = null;

  const startPolling = () => {
    polling ??= setInterval(() => document.visibilityState === 'visible' && onPoll(), pollMs);
  };
  const stopPolling = () => {
    if (!polling) return;
    clearInterval(polling);
    polling = null;
    onPoll();
  };
  const connect = () => {
    reconnecting = null;
    source = new EventSource(url);
    source.addEventListener('open', stopPolling);
    source.addEventListener('job', (event) =>
      onJob(JSON.parse((event as MessageEvent<string>).data) as JobView),
    );
    source.addEventListener('notice', onNotice);
    source.addEventListener('error', () => {
      startPolling();
      if (source?.readyState === EventSource.CLOSED) reconnecting ??= setTimeout(connect, reconnectMs);
    });
  };
  connect();
  return () => {
    source?.close();
    if (polling) clearInterval(polling);
    if (reconnecting) clearTimeout(reconnecting);
  };
}
