import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { discPng } from '../../../packages/api/src/rest/testing/disc-png.ts';
import { claim, makeRestStudio, type Caller } from '../../../packages/api/src/rest/testing/rest-studio.ts';
import '../../../packages/services/src/testing/provided-context.ts';
import { deliverResults, value } from '../../../packages/services/src/testing/make-studio.ts';
import { run } from './run.ts';
import { createScreen } from './screen.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
let server: Server;
let url: string;
let folder: string;

beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
  await rest.studio.online('sculpt', 1);
  server = createServer((request, response) => {
    const body = request.method === 'GET' ? null : Readable.toWeb(request);
    const init: object = { method: request.method, headers: request.headers, body, duplex: 'half' };
    void rest.fetch(new Request(`http://studio.test${request.url}`, init)).then((answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      return answer.body ? Readable.fromWeb(answer.body as never).pipe(response) : response.end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(path.join(tmpdir(), 'maquette-cli-'));
  await writeFile(path.join(folder, 'photo.png'), discPng());
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rest.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command as its user would; `onStatus` hears each line of progress. */
async function maquette(caller: Caller, args: string[], onStatus: (line: string) => void = () => {}) {
  const written = { out: '', err: '' };
  const screen = createScreen(
    { write: (text) => (written.out += text) },
    {
      write(text) {
        written.err += text;
        onStatus(text);
      },
    },
  );
  const env = { url, apiKey: caller.key, dataFolder: folder, workingFolder: folder };
  return { exitCode: await run(args, env, screen), ...written };
}

const makePhoto = (caller: Caller) => [
  'make',
  'photo.png',
  '--out',
  'model.glb',
  '--project',
  caller.projectId,
];

test('a picture becomes a model on the disk', async () => {
  const caller = await rest.owner({ credits: 20 });
  let delivering: Promise<void> | undefined;
  const result = await maquette(caller, makePhoto(caller), (line) => {
    if (line.startsWith('Waiting')) delivering ??= deliverNext(caller);
  });
  await delivering;
  expect(result.err).toContain('20 credits available, 12 after this');
  expect(result.err).toContain('8 credits charged.');
  expect(result.exitCode).toBe(0);
  expect(await readFile(path.join(folder, 'model.glb'), 'utf8')).toBe('glTF model 0');
  expect((await maquette(caller, ['wallet'])).out).toContain('12 credits available, 0 held');
  expect((await maquette(caller, ['jobs'])).out).toContain('succeeded');
});

async function deliverNext(caller: Caller) {
  const job = await rest.studio.deps.db.prisma.job.findFirstOrThrow({
    where: { workspaceId: caller.workspaceId },
  });
  value(await deliverResults(rest.studio, await claim(rest.studio, job.id)));
}

test('Ctrl-C cancels the job and gives its credits back', async () => {
  const caller = await rest.owner({ credits: 20 });
  const result = await maquette(caller, makePhoto(caller), (line) => {
    if (line.startsWith('Waiting')) process.emit('SIGINT');
  });
  expect(result).toMatchObject({ exitCode: 130 });
  expect(result.err).toContain('Cancelled. Nothing was charged.');
  expect((await maquette(caller, ['wallet'])).out).toContain('20 credits available, 0 held');
});

test('a picture that is none, and too few credits, are refused with the sentence of the studio', async () => {
  const caller = await rest.owner({ credits: 3 });
  await writeFile(path.join(folder, 'text.png'), 'I am no picture at all');
  const text = await maquette(caller, ['make', 'text.png', '--project', caller.projectId]);
  expect(text.exitCode).toBe(3);
  expect(text.err).toContain('whatever its name says');
  const poor = await maquette(caller, makePhoto(caller));
  expect(poor.exitCode).toBe(3);
  expect(poor.err).toMatch(/credits/);
});
