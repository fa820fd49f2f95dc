import { expect, test } from 'vitest';
import { createUploadQueue, type UploadItem } from './upload-queue.ts';

const target = { projectId: 'prj', folderId: null };
const files = (...names: string[]) => names.map((name) => new File(['x'], name));

/** A fake transport: each file ends when the test says so. */
function open() {
  const sent = new Map<
    string,
    { progress: (fraction: number) => void; finish: () => void; fail: (error: unknown) => void }
  >();
  let ids = 0;
  const queue = createUploadQueue({
    newId: () => `u${(ids += 1)}`,
    check: (file) => (file.name.endsWith('.txt') ? 'Not a picture.' : null),
    send: (file, _item, { signal, onProgress }) =>
      new Promise<void>((resolve, reject) => {
        sent.set(file.name, { progress: onProgress, finish: resolve, fail: reject });
        signal.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
      }),
  });
  const statuses = () =>
    Object.fromEntries(queue.snapshot().map((item: UploadItem) => [item.name, item.status]));
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
  return { queue, sent, statuses, settled };
}

test('sends three at a time, the next when one ends', async () => {
  const { queue, sent, statuses, settled } = open();
  queue.add(files('a.png', 'b.png', 'c.png', 'd.png'), target);
  expect(statuses()).toEqual({
    'a.png': 'sending',
    'b.png': 'sending',
    'c.png': 'sending',
    'd.png': 'waiting',
  });
  sent.get('b.png')!.finish();
  await settled();
  expect(statuses()).toEqual({ 'a.png': 'sending', 'b.png': 'done', 'c.png': 'sending', 'd.png': 'sending' });
});

test('shows how much is sent, and that it is then checked', () => {
  const { queue, sent } = open();
  queue.add(files('a.png'), target);
  sent.get('a.png')!.progress(0.4);
  expect(queue.snapshot()[0]).toMatchObject({ status: 'sending', fraction: 0.4 });
  sent.get('a.png')!.progress(1);
  expect(queue.snapshot()[0]!.status).toBe('checking');
});

test('one that is refused says why and stops no other', async () => {
  const { queue, sent, statuses, settled } = open();
  queue.add(files('a.png', 'b.png', 'notes.txt'), target);
  expect(queue.snapshot()[2]).toMatchObject({
    status: 'refused',
    message: 'Not a picture.',
    mayRetry: false,
  });
  sent.get('a.png')!.fail(Object.assign(new Error('The picture is damaged.'), { mayRetry: false }));
  await settled();
  expect(statuses()).toEqual({ 'a.png': 'refused', 'b.png': 'sending', 'notes.txt': 'refused' });
  expect(queue.snapshot()[0]!.message).toBe('The picture is damaged.');
});

test('cancels what is waiting and what is under way', async () => {
  const { queue, statuses, settled } = open();
  queue.add(files('a.png', 'b.png', 'c.png', 'd.png'), target);
  queue.cancel('u4');
  queue.cancel('u1');
  await settled();
  expect(statuses()).toMatchObject({ 'a.png': 'cancelled', 'd.png': 'cancelled', 'b.png': 'sending' });
});

test('can try again after the connection broke off', async () => {
  const { queue, sent, statuses, settled } = open();
  queue.add(files('a.png'), target);
  sent.get('a.png')!.fail(Object.assign(new Error('Broke off.'), { mayRetry: true }));
  await settled();
  expect(queue.snapshot()[0]).toMatchObject({ status: 'refused', mayRetry: true });
  queue.retry('u1');
  sent.get('a.png')!.finish();
  await settled();
  expect(statuses()).toEqual({ 'a.png': 'done' });
  queue.clear();
  expect(queue.snapshot()).toEqual([]);
});
