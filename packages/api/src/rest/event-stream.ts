export interface ServerSentEvent {
  event: string;
  id: string;
  /** One line. */
  data: string;
}

const pingMs = 15_000;

/**
 * Sends what `source` yields as server-sent events, with a comment every 15 s so that proxies keep the connection.
 * Ends when the source ends or fails; the signal given to the source aborts when the client has gone.
 */
export function eventStream(
  clientGone: AbortSignal,
  source: (signal: AbortSignal) => AsyncGenerator<ServerSentEvent>,
): Response {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const signal = AbortSignal.any([clientGone, stop.signal]);
  let ping: NodeJS.Timeout;

  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      ping = setInterval(() => send(': ping\n\n'), pingMs);
      send(': follow\n\n');
      void pump(source(signal), send)
        .then(
          () => signal.aborted || controller.close(),
          (error: unknown) => signal.aborted || controller.error(error),
        )
        .finally(() => clearInterval(ping));
    },
    cancel() {
      clearInterval(ping);
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
