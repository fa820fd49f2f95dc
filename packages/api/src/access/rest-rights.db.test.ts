import { apiScopes, type Actor, type ApiScope, type ProjectAction } from '@maquette/domain/access';
import { createBell } from '@maquette/db';
import { refuse } from '@maquette/domain/result';
import { authenticateApiKey } from '@maquette/services';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { actorOf } from '../../../services/src/testing/make-workspace.ts';
import { useOwnStudio } from '../../../services/src/testing/use-own-studio.ts';
import { createRestApi } from '../rest/create-rest-api.ts';
import { discPng } from '../rest/testing/disc-png.ts';
import type { RestBell } from '../rest/rest-context.ts';
import { restRights } from './rest-rights.ts';
import type { RouteRight } from './route-right.ts';
import { cast, type Persona } from './testing/cast.ts';
import { expectedOutcome, outcomeOf, type Outcome } from './testing/expected-outcome.ts';
import { insertKey, makeScene, type Scene } from './testing/make-scene.ts';
import { namedProject, narrower, restSamples } from './testing/samples.ts';

const { here } = useOwnStudio();
const routes = Object.keys(restRights);
let rest: ReturnType<typeof createRestApi>;
let bell: RestBell & { close(): Promise<void> };
beforeAll(() => {
  bell = createBell({ url: inject('databaseUrl') });
});
afterAll(() => bell.close());
beforeEach(() => {
  const { deps } = here.studio;
  rest = createRestApi({
    deps,
    bell,
    authenticate: async (request) => {
      const bearer = request.headers.get('authorization')?.slice('Bearer '.length);
      return bearer ? authenticateApiKey(deps, { bearer }) : refuse('auth.required', 'A key is needed.');
    },
  });
});

describe('the table of routes', () => {
  it('has a row for every route of the document, and no others', async () => {
    const response = await rest.fetch(new Request('http://studio.test/api/v1/openapi.json'));
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    expect([...routes].toSorted()).toEqual([...documented, 'GET /openapi.json'].toSorted());
    expect(Object.keys(restSamples).toSorted()).toEqual([...routes].toSorted());
  });
});

async function knock(route: string, key: string | null, scene: Scene): Promise<Outcome> {
  const [method = '', path = ''] = route.split(' ');
  const { id = '', query = {}, body } = restSamples[route]!(scene);
  const url = `http://studio.test/api/v1${path.replace('{id}', id).replace('{item}', 'cost')}?${new URLSearchParams(query)}`;
  const gone = new AbortController();
  const headers = {
    ...(key && { authorization: `Bearer ${key}` }),
    ...(body && { 'content-type': 'application/json' }),
  };
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(discPng())]), 'chair.png');
  const content = route === 'POST /uploads' ? form : body && JSON.stringify(body);
  const init = { method, headers, signal: gone.signal, ...(content && { body: content }) };
  const response = await rest.fetch(new Request(url, init));
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const code = isProblem ? ((await response.json()) as { code: string }).code : null;
  gone.abort();
  await response.body?.cancel().catch(() => {});
  expect(response.status, `${route} ${code}`).not.toBe(500);
  return outcomeOf(code);
}

const sceneFor = async ({ isMaker = false, inRestricted = false }: Persona): Promise<Scene> => {
  const scene = await makeScene(here.studio.deps, { makerRole: isMaker ? 'editor' : 'owner' });
  const where = { id: scene.projectId };
  if (inRestricted) await here.db.prisma.project.updateMany({ where, data: { isRestricted: true } });
  return scene;
};

const keyFor = async (who: Pick<Actor, 'workspaceId' | 'userId'> | null): Promise<string | null> =>
  who && (await insertKey(here.db, who)).text;

interface Question {
  persona: Persona;
  scene: Scene;
  who: Pick<Actor, 'workspaceId' | 'userId'> | null;
  right: RouteRight;
  named?: ProjectAction | undefined;
}

/** As the table says, for a key with all scopes: a viewer's reads, a guest has none, and why it does not open it does not say. */
async function expectedWithKey(question: Question): Promise<Outcome> {
  const { persona, who, right } = question;
  if (right === 'anyone') return 'in';
  if (persona.always || !who) return 'auth.required';
  const member = await actorOf(here.db, who);
  if (member.role === 'guest') return 'auth.required';
  const scopes: ApiScope[] = member.role === 'viewer' ? ['read'] : [...apiScopes];
  const actor: Actor = { ...member, via: { kind: 'api-key', apiKeyId: 'key_1', scopes, projectIds: [] } };
  return expectedOutcome(here.db, { ...question, actor });
}

async function outcomesOf(route: string) {
  const { db } = here;
  const found: Record<string, Outcome> = {};
  const expected: Record<string, Outcome> = {};
  // who only reads can share what is read
  const shared = new Map<string, Scene>();
  for (const persona of cast) {
    // whose key is another workspace's sees that one: see replay.db.test.ts
    if (persona.name === 'owner of another workspace') continue;
    const kind = `${persona.isMaker} ${persona.inRestricted}`;
    const common = route.startsWith('GET ') ? shared.get(kind) : undefined;
    const scene = common ?? (await sceneFor(persona));
    shared.set(kind, scene);
    const who = await persona.enter(db, scene);
    const right = narrower[route] ?? restRights[route]!;
    expected[persona.name] = await expectedWithKey({
      persona,
      scene,
      who,
      right,
      named: namedProject[route],
    });
    found[persona.name] = await knock(route, await keyFor(who), scene);
  }
  return { found, expected };
}

describe('every route, for everyone with a key of their own', () => {
  it.each(routes)('%s', async (route) => {
    const { found, expected } = await outcomesOf(route);
    expect(found).toEqual(expected);
  });
});

describe("every route, with an owner's key that is cut down", () => {
  const scopeOf: Record<string, ApiScope[]> = {
    read: ['read'],
    write: ['write'],
    jobs: ['jobs'],
    billing: ['billing'],
  };

  it.each(routes)('%s', async (route) => {
    const { db } = here;
    const right = narrower[route] ?? restRights[route]!;
    const found: Record<string, Outcome> = {};
    const expected: Record<string, Outcome> = {};
    for (const [name, scopes] of Object.entries(scopeOf)) {
      const scene = await makeScene(here.studio.deps);
      const { text } = await insertKey(db, scene.owner, { scopes });
      const entered = await authenticateApiKey({ db }, { bearer: text });
      const actor = entered.ok ? entered.value : null;
      const persona = { name, enter: async () => null };
      const question = { persona, scene, who: scene.owner, right, actor: actor ?? undefined };
      expected[name] = await expectedOutcome(db, question);
      found[name] = await knock(route, text, scene);
    }
    const scene = await makeScene(here.studio.deps);
    const elsewhere = await insertKey(db, scene.owner, { projectIds: [scene.otherProjectId] });
    const kept = await authenticateApiKey({ db }, { bearer: elsewhere.text });
    expected.elsewhere = await expectedOutcome(db, {
      persona: { name: 'elsewhere', enter: async () => null },
      scene,
      who: scene.owner,
      right,
      actor: kept.ok ? kept.value : undefined,
    });
    found.elsewhere = await knock(route, elsewhere.text, scene);
    const revoked = await insertKey(db, scene.owner, { revokedAt: new Date() });
    expected.revoked = right === 'anyone' ? 'in' : 'auth.required';
    found.revoked = await knock(route, revoked.text, scene);
    expect(found).toEqual(expected);
  });
});
