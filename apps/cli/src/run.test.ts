import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { createScreen } from './screen.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const json =
  (status: number, body: unknown): Answer =>
  (_request, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  };

const job = (view: object) => ({
  id: 'job_1',
  status: 'running',
  stage: 'bake',
  progress: 0.5,
  outputs: [],
  ...view,
});
const model = (variant: number) => ({ kind: 'model', variant, url: `/api/v1/files/file_${variant}` });
const done = job({
  status: 'succeeded',
  consumedCredits: 16,
  outputs: [model(0), model(1), { kind: 'thumbnail' }],
});
const quote = {
  lines: [{ label: 'Draft', credits: 8 }],
  totalCredits: 8,
  balance: { available: 300 },
  afterCredits: 292,
  missing: [],
};

/** A studio that answers as it is told, and remembers what it was asked. */
let answers: Record<string, Answer>;
let asked: { what: string; body: string; headers: IncomingMessage['headers'] }[];
let server: Server;
let folder: string;

beforeEach(async () => {
  asked = [];
  answers = {
    'POST /uploads': json(201, { uploadId: 'upl_1' }),
    'POST /quotes': json(200, quote),
    'POST /jobs': json(201, job({ status: 'queued' })),
    'GET /jobs/job_1/events': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const view of [job({}), done])
        response.write(`event: job\nid: 1\ndata: ${JSON.stringify(view)}\n\n`);
      response.end();
    },
    'GET /files/file_0': (_request, response) => void response.end('glTF 0'),
    'GET /files/file_1': (_request, response) => void response.end('glTF 1'),
  };
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const what = `${request.method} ${request.url!.replace('/api/v1', '')}`;
      asked.push({ what, body, headers: request.headers });
      return (answers[what] ?? json(404, { code: 'not-found', detail: 'There is nothing here.' }))(
        request,
        response,
        body,
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  folder = await mkdtemp(path.join(tmpdir(), 'maquette-cli-'));
  await writeFile(path.join(folder, 'photo.png'), 'a picture');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeFile(
    path.join(folder, 'first-run.json'),
    JSON.stringify({ url, apiKey: 'key', projectId: 'prj_1' }),
  );
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true, force: true });
});

async function maquette(...args: string[]) {
  const written = { out: '', err: '' };
  const screen = createScreen({ write: (t) => (written.out += t) }, { write: (t) => (written.err += t) });
  const env = { url: null, apiKey: null, dataFolder: folder, workingFolder: folder };
  return { exitCode: await run(args, env, screen), ...written };
}

describe('maquette make', () => {
  it('uploads, shows the price, starts, follows, and writes every variant', async () => {
    const result = await maquette('make', 'photo.png', '--out', 'model.glb', '--variants', '2');
    expect(result).toMatchObject({ exitCode: 0 });
    expect(await readFile(path.join(folder, 'model.glb'), 'utf8')).toBe('glTF 0');
    expect(await readFile(path.join(folder, 'model-2.glb'), 'utf8')).toBe('glTF 1');
    expect(result.out).toBe(`${path.join(folder, 'model.glb')}\n${path.join(folder, 'model-2.glb')}\n`);
    expect(result.err).toContain('300 credits available, 292 after this');
    expect(result.err).toContain('bake');
    const started = asked.find(({ what }) => what === 'POST /jobs')!;
    expect(JSON.parse(started.body)).toEqual({
      operation: 'image-to-model',
      params: { variants: 2, image: 'upl_1' },
      projectId: 'prj_1',
    });
    expect(started.headers).toMatchObject({
      authorization: 'Bearer key',
      'idempotency-key': expect.any(String),
    });
  });

  it('goes on by asking when the event stream breaks off', async () => {
    answers['GET /jobs/job_1/events'] = (_request, response) => void response.destroy();
    answers['GET /jobs/job_1'] = json(200, done);
    expect(await maquette('make', 'photo.png')).toMatchObject({ exitCode: 0 });
    expect(await readdir(folder)).toContain('photo.glb');
  });

  it('starts one job when the answer to the start is lost', async () => {
    const started = answers['POST /jobs']!;
    answers['POST /jobs'] = (_request, response) => {
      answers['POST /jobs'] = started;
      response.destroy();
    };
    expect(await maquette('make', 'photo.png')).toMatchObject({ exitCode: 0 });
    const keys = asked
      .filter(({ what }) => what === 'POST /jobs')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('says why the studio refused, what to do, and ends with 3', async () => {
    answers['POST /jobs'] = json(402, {
      code: 'credits.insufficient',
      detail: 'This costs 8 credits; 3 are available.',
      suggestion: 'Buy a top-up.',
    });
    const result = await maquette('make', 'photo.png');
    expect(result.exitCode).toBe(3);
    expect(result.err).toContain('This costs 8 credits; 3 are available.\nBuy a top-up.\n');
  });

  it('says why a job failed, ends with 1 and writes nothing', async () => {
    const failed = job({
      status: 'failed',
      error: { code: 'INPUT_EMPTY', message: 'The picture has nothing in it.' },
    });
    answers['GET /jobs/job_1/events'] = (_request, response) =>
      void response.end(`event: job\ndata: ${JSON.stringify(failed)}\n\n`);
    const result = await maquette('make', 'photo.png');
    expect(result.exitCode).toBe(1);
    expect(result.err).toContain('The picture has nothing in it.');
    expect(await readdir(folder)).toEqual(['first-run.json', 'photo.png']);
  });

  it('only shows the price on a dry run', async () => {
    expect(await maquette('make', 'photo.png', '--dry-run')).toMatchObject({ exitCode: 0 });
    expect(asked.map(({ what }) => what)).toEqual(['POST /uploads', 'POST /quotes']);
  });
});

describe('the command', () => {
  it.each([
    [['paint'], 'There is no command "paint".'],
    [['make', '--colour', 'red'], "Unknown option '--colour'"],
    [['make', 'missing.png'], 'The picture missing.png cannot be read.'],
    [['make'], 'Which picture?'],
  ])('%j ends with 2 and says what is wrong', async (args, message) => {
    const result = await maquette(...args);
    expect(result.exitCode).toBe(2);
    expect(result.err).toContain(message);
  });

  it('ends with 4 when nobody answers, and does not send the local key to another studio', async () => {
    expect(await maquette('wallet', '--url', 'http://127.0.0.1:1')).toMatchObject({ exitCode: 2 });
    expect(await maquette('wallet', '--url', 'http://127.0.0.1:1', '--key', 'k')).toMatchObject({
      exitCode: 4,
    });
  });

  it('shows the wallet, the jobs and the operations', async () => {
    const lots = [
      { kind: 'trial', available: 100, held: 8, amount: 300, expiresAt: '2030-01-02T00:00:00Z' },
      { kind: 'top-up', available: 0, held: 0, amount: 1000, expiresAt: null },
    ];
    answers['GET /wallet'] = json(200, { available: 100, held: 8, debt: 0, lots });
    answers['GET /jobs?limit=20'] = json(200, {
      items: [
        {
          ...job({}),
          createdAt: '2030-01-02T03:04:05Z',
          operation: 'image-to-model',
          consumedCredits: 0,
          name: 'Chair',
        },
      ],
    });
    answers['GET /operations'] = json(200, {
      items: [{ id: 'rig', price: { totalCredits: 25 }, available: false, reason: 'No provider.' }],
    });
    expect((await maquette('wallet')).out).toBe(
      '100 credits available, 8 held\ntrial  100  of 300  until 2030-01-02\n',
    );
    expect((await maquette('jobs')).out).toContain('job_1  2030-01-02 03:04  image-to-model  running 50 %');
    expect((await maquette('operations')).out).toContain('rig             25  No provider.');
    expect((await maquette('--help')).out).toContain('maquette make photo.png');
  });
});
