import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiveBody } from './receive-body.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'receive-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sent = (body: string) => new Request('http://studio.example/', { method: 'PUT', body });
const announced = (body: string) => ({
  folder,
  bytes: Buffer.byteLength(body),
  sha256: createHash('sha256').update(body).digest('hex'),
});

it('keeps exactly what was announced', async () => {
  const received = await receiveBody(sent('a model'), announced('a model'));
  expect(received.ok && (await readFile(received.value.path, 'utf8'))).toBe('a model');
});

it.each([
  ['shorter', 'a mode'],
  ['longer', 'a model and more'],
  ['of the same size with another content', 'a m0del'],
  ['empty', ''],
])('refuses what is %s, and leaves nothing behind', async (_, body) => {
  const received = await receiveBody(sent(body), announced('a model'));
  expect(received).toMatchObject({ ok: false, refusal: { code: 'delivery.invalid' } });
  expect(await readdir(folder)).toEqual([]);
});

it('leaves nothing behind when the line breaks', async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('a m'));
      controller.error(new Error('the line broke'));
    },
  });
  const init = { method: 'PUT', body: broken, duplex: 'half' } as RequestInit;
  const receiving = receiveBody(new Request('http://studio.example/', init), announced('a model'));
  await expect(receiving).rejects.toThrow('the line broke');
  expect(await readdir(folder)).toEqual([]);
});
