import { describe, expect, it } from 'vitest';
import type { Actor } from '@maquette/domain/access';
import { ok, refuse } from '@maquette/domain/result';
import type { ServiceDeps } from '@maquette/services';
import { createRestApi } from './create-rest-api.ts';
import type { Problem } from './problem.ts';
import { requestLimits } from './rate-limit.ts';
import type { RestBell } from './rest-context.ts';

const actor: Actor = {
  workspaceId: 'ws_1',
  userId: 'usr_1',
  role: 'owner',
  billing: true,
  parts: {},
  reach: { all: true, but: [] },
  editorsMayShare: true,
  via: { kind: 'api-key', apiKeyId: 'key_1', scopes: ['read', 'write', 'jobs', 'billing'], projectIds: [] },
};

/** The API without a database: what reaches a service fails, and is logged. */
function api() {
  const logged: object[] = [];
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => logged.push(fields) };
  const settings = { publicUrl: 'http://studio', priceList: 'default', temporaryFolder: '/nowhere' };
  const rest = createRestApi({
    deps: { log, settings } as unknown as ServiceDeps,
    bell: { on: () => () => {}, close: async () => {} } as unknown as RestBell,
    authenticate: async (request) =>
      request.headers.get('authorization') === 'Bearer good'
        ? ok(actor)
        : refuse('auth.required', 'A key is needed.'),
  });
  const ask = (path: string, init: RequestInit = {}) =>
    rest.fetch(
      new Request(`http://studio/api/v1${path}`, { headers: { authorization: 'Bearer good' }, ...init }),
    );
  const post = (path: string, body: string, type: string | null = 'application/json') =>
    ask(path, {
      method: 'POST',
      headers: { authorization: 'Bearer good', ...(type ? { 'content-type': type } : {}) },
      body: new TextEncoder().encode(body),
    });
  return { ask, post, logged };
}

interface OpenApi {
  openapi: string;
  paths: Record<string, object>;
  security: object[];
  components: { securitySchemes: Record<string, object>; schemas: Record<string, Schema> };
}
interface Schema {
  required: string[];
  properties: Record<string, { description: string; anyOf: object[] }>;
}

const problemOf = async (response: Response) => (await response.json()) as Problem;

describe('the REST API', () => {
  it('asks for a key on every path but the health check and its own description', async () => {
    const { ask } = api();
    for (const path of ['/jobs', '/wallet', '/files/file_1', '/nowhere']) {
      const response = await ask(path, { headers: {} });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await response.json()).toMatchObject({ code: 'auth.required', status: 401 });
    }
    expect((await ask('/openapi.json', { headers: {} })).status).toBe(200);
  });

  it('answers an unknown path with a problem document and the trace id', async () => {
    const response = await api().ask('/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { traceId, ...body } = await problemOf(response);
    expect(response.headers.get('x-trace-id')).toBe(traceId);
    expect(body).toEqual({
      type: 'urn:maquette:problem:not-found',
      title: 'Not found',
      status: 404,
      code: 'not-found',
      detail: 'There is nothing here under this address.',
      suggestion: 'Check the id, and that you are in the right workspace.',
    });
  });

  it.each([
    ['cut short', '{"operation": "x"', 'application/json', 400, 'input.malformed', 'body'],
    ['empty', '', 'application/json', 400, 'input.malformed', 'body'],
    ['a web form', 'operation=x', 'application/x-www-form-urlencoded', 415, 'input.media-type', undefined],
    ['called text', '{}', 'text/plain', 415, 'input.media-type', undefined],
    ['of no type', '{}', null, 415, 'input.media-type', undefined],
    ['without anything in it', '{}', 'application/json', 422, 'input.invalid', 'operation'],
    ['a list', '[]', 'application/json', 422, 'input.invalid', undefined],
    ['null', 'null', 'application/json', 422, 'input.invalid', undefined],
    [
      'with a number for a text',
      '{"operation":7,"params":{},"projectId":"p"}',
      'application/json',
      422,
      'input.invalid',
      'operation',
    ],
    [
      'with a list for an object',
      '{"operation":"x","params":[],"projectId":"p"}',
      'application/json',
      422,
      'input.invalid',
      'params',
    ],
    [
      'with an unknown key',
      '{"operation":"x","params":{},"projectId":"p","colour":1}',
      'application/json',
      422,
      'input.invalid',
      'colour',
    ],
    [
      'of 300 KB',
      `{"operation":"${'x'.repeat(300_000)}"}`,
      'application/json',
      413,
      'input.too-large',
      undefined,
    ],
  ])('refuses a body %s, and names the field', async (_what, body, type, ...expected) => {
    const { post, logged } = api();
    const response = await post('/jobs', body, type);
    const problem = await problemOf(response);
    expect([response.status, problem.code, problem.field]).toEqual(expected);
    expect(logged).toEqual([]);
  });

  it('names every wrong field of a body', async () => {
    const problem = await problemOf(await api().post('/jobs', '{"operation":1,"params":2}'));
    expect(problem.errors?.map(({ field }) => field)).toEqual(['operation', 'params', 'projectId']);
  });

  it.each([
    ['/jobs?limit=0', 'limit'],
    ['/jobs?limit=many', 'limit'],
    ['/jobs?status=asleep', 'status.0'],
    ['/jobs?colour=red', 'colour'],
    ['/wallet/ledger?after=-1', 'after'],
    ['/assets?kind=song', 'kind'],
    ['/assets?search=a%00b', 'search'],
    ['/wallet/ledger?after=99999999999', 'after'],
  ])('refuses the query %s with the field', async (path, field) => {
    const response = await api().ask(path);
    expect([response.status, (await problemOf(response)).field]).toEqual([422, field]);
  });

  it('refuses a text that cannot be stored, and what is nested without end', async () => {
    const { post, ask } = api();
    const nul = await post('/jobs', '{"operation":"x","params":{"a":["\\u0000"]},"projectId":"p"}');
    expect([nul.status, (await problemOf(nul)).field]).toEqual([422, 'params.a.0']);
    const deep = `{"operation":"x","params":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}},"projectId":"p"}`;
    expect((await post('/jobs', deep)).status).toBe(422);
    expect((await ask('/jobs/job_%00')).status).toBe(404);
  });

  it('refuses an idempotency key that is none', async () => {
    const response = await api().ask('/jobs', {
      method: 'POST',
      headers: { authorization: 'Bearer good', 'content-type': 'application/json', 'idempotency-key': 'a b' },
      body: '{"operation":"x","params":{},"projectId":"p"}',
    });
    expect([response.status, (await problemOf(response)).field]).toEqual([422, 'idempotency-key']);
  });

  it('answers what nobody foresaw with 500 and a trace id, logs it once, and says nothing of the cause', async () => {
    const { ask, logged } = api();
    const response = await ask('/wallet');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({
      traceId: JSON.parse(text).traceId,
      method: 'GET',
      path: '/api/v1/wallet',
    });
    expect(text).not.toMatch(/TypeError|undefined|\.ts|at /);
  });

  it('tells who asks too much to wait', async () => {
    const { post } = api();
    for (let i = 0; i < requestLimits.writesPerMinute; i++) await post('/jobs', '{}');
    const response = await post('/jobs', '{}');
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: 'limit.requests' });
  });
});

describe('the OpenAPI document', () => {
  it('is 3.1, describes every route, its key, and the parameters of what can be started', async () => {
    const document = (await (await api().ask('/openapi.json')).json()) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(document.security).toEqual([{ bearer: [] }]);
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method} ${path}`),
    );
    // what each asks for, and that none is missing: see access/rest-rights.db.test.ts
    expect(routes.length).toBeGreaterThan(40);
    expect(routes).toContain('post /api/v1/jobs');
    const params = document.components.schemas.ImageToModelParams!;
    expect(params.required).toEqual(['image']);
    expect(params.properties.faceLimit!.description).toContain('500,000');
    const body = document.components.schemas.NewJob!;
    expect(body.properties.params!.anyOf).toContainEqual({ $ref: '#/components/schemas/ImageToModelParams' });
  });

  it('points only at what it contains', async () => {
    const text = await (await api().ask('/openapi.json')).text();
    const { components } = JSON.parse(text) as OpenApi;
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
    expect(names.filter((name) => !(name in components.schemas))).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });
});
