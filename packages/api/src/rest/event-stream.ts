export interface ServerSentEvent {
  event: string;
  id: string;
  /** One line. */
  data: string;
}

const pingMs = 15_000;
/** With what the asking itself takes, below the 5 s that are promised. */
const checkMs = 4_000;

export interface EventStreamOptions {
  /** The client has gone, or this process ends. */
  gone: AbortSignal;
  /** Whether the caller may still listen: a revoked key stops its streams within 5 s. A failure changes nothing. */
  isAllowed(): Promise<boolean>;
  /** How often that is asked; 4 s unless told. */
  checkMs?: number;
}

/**
 * Sends what `source` yields as server-sent events, with a comment every 15 s so that proxies keep the connection.
 * Ends when the source ends or fails, and when nobody may or can listen; the signal given to the source says so.
 */
export function eventStream(
  options: EventStreamOptions,
  source: (signal: AbortSignal) => AsyncGenerator<ServerSentEvent>,
): Response {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const signal = AbortSignal.any([options.gone, stop.signal]);
  const timers: NodeJS.Timeout[] = [];
  const stopTimers = () => timers.forEach(clearInterval);
  let cancelled = false;

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const check = () =>
        options.isAllowed().then(
          (isAllowed) => isAllowed || stop.abort(),
          () => {},
        );
      timers.push(
        setInterval(() => send(': ping\n\n'), pingMs),
        setInterval(() => void check(), options.checkMs ?? checkMs),
      );
      send(': follow\n\n');
      void pump(source(signal), send)
        .then(
          // also when the process ends: an open answer would hold it
          () => cancelled || controller.close(),
          (error: unknown) => cancelled || controller.error(error),
        )
        .finally(stopTimers);
    },
    cancel() {
      cancelled = true;
      stopTimers();
      stop.abort();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

async function pump(events: AsyncGenerator<ServerSentEvent>, send: (text: string) => void): Promise<void> {
  for await (const { event, id, data } of events) send(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
}
