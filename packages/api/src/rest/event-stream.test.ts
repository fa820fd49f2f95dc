import { describe, expect, it } from 'vitest';
import { eventStream } from './event-stream.ts';

const event = (id: string) => ({ event: 'job', id, data: `{"n":${id}}` });

describe('an event stream', () => {
  it('sends what happens, in order, and ends with its source', async () => {
    const response = eventStream(
      { gone: new AbortController().signal, isAllowed: async () => true },
      async function* () {
        yield event('1');
        yield event('2');
      },
    );
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe(
      ': follow\n\nevent: job\nid: 1\ndata: {"n":1}\n\nevent: job\nid: 2\ndata: {"n":2}\n\n',
    );
  });

  it.each(['reader', 'connection', 'right'])('stops its source when the %s has gone', async (gone) => {
    const connection = new AbortController();
    const stopped = deferred();
    let isAllowed = true;
    const options = { gone: connection.signal, isAllowed: async () => isAllowed, checkMs: 1 };
    const response = eventStream(options, async function* (signal) {
      yield event('1');
      signal.addEventListener('abort', () => stopped.resolve());
      await stopped.promise;
    });
    const reader = response.body!.getReader();
    await reader.read();
    await reader.read();
    if (gone === 'reader') await reader.cancel();
    else if (gone === 'right') isAllowed = false;
    else connection.abort();
    await stopped.promise;
    expect((await reader.read()).done).toBe(true);
  });
});

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
