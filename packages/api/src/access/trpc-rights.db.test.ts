import type { Actor } from '@maquette/domain/access';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { newId } from '@maquette/services';
import { useOwnStudio } from '../../../services/src/testing/use-own-studio.ts';
import { appRouter, createCaller, type ApiContext } from '../router.ts';
import { cast, type Persona } from './testing/cast.ts';
import { expectedOutcome, outcomeOf, type Outcome } from './testing/expected-outcome.ts';
import { makeScene, type Scene } from './testing/make-scene.ts';
import { hiddenFromOthers, namedProject, narrower, ofOnesOwn, trpcSamples } from './testing/samples.ts';
import { trpcRights } from './trpc-rights.ts';

type Who = Pick<Actor, 'workspaceId' | 'userId'> | null;

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const routes = Object.keys(procedures).toSorted();
const isQuery = (route: string): boolean => procedures[route]!._def.type === 'query';

const { here } = useOwnStudio();

describe('the table of routes', () => {
  it('has a row for every procedure, and no others', () => {
    expect(Object.keys(trpcRights).toSorted()).toEqual(routes);
    expect(Object.keys(trpcSamples).toSorted()).toEqual(routes);
  });
});

/** A session that was confirmed a moment ago, so that nothing is asked once more. */
async function signIn({ userId }: { userId: string }): Promise<string> {
  const id = newId('session');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 60_000);
  await here.db.prisma.session.create({ data: { id, userId, expiresAt, confirmedAt: now } });
  return id;
}

async function knock(route: string, who: Who, scene: Scene): Promise<Outcome> {
  const user = { id: who?.userId ?? '', name: 'Somebody', email: 'some@example.test', instanceAdmin: false };
  const signedIn = { method: 'password', issuer: null, twoFactorAt: null };
  const context: ApiContext = {
    deps: here.studio.deps,
    session: who && { user, sessionId: await signIn(who), signedIn },
    ip: '192.0.2.1',
    userAgent: 'test',
  };
  const [noun = '', verb = ''] = route.split('.');
  const caller = createCaller(context) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >;
  try {
    await caller[noun]![verb]!({ workspaceId: scene.workspaceId, ...trpcSamples[route]!(scene) });
    return 'in';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { refusal } = (error.cause ?? {}) as { refusal?: { code: string } };
    // what nobody foresaw is no answer
    if (!refusal && error.code === 'INTERNAL_SERVER_ERROR') throw error.cause ?? error;
    return outcomeOf(refusal?.code ?? null);
  }
}

const sceneFor = async ({ isMaker = false, inRestricted = false }: Persona): Promise<Scene> => {
  const scene = await makeScene(here.studio.deps, { makerRole: isMaker ? 'editor' : 'owner' });
  if (inRestricted)
    await here.db.prisma.project.updateMany({
      where: { id: scene.projectId },
      data: { isRestricted: true },
    });
  return scene;
};

/** One scene for everyone who changes nothing, and a new one for everyone who may. */
async function outcomesOf(route: string) {
  const { db } = here;
  const found: Record<string, Outcome> = {};
  const expected: Record<string, Outcome> = {};
  const shared = new Map<string, Scene>();
  for (const persona of cast) {
    const kind = `${persona.isMaker} ${persona.inRestricted}`;
    const common = shared.get(kind) ?? (await sceneFor(persona));
    shared.set(kind, common);
    const right = narrower[route] ?? trpcRights[route]!;
    const who = await persona.enter(db, common);
    const hiddenUnless = hiddenFromOthers[route];
    const outcome = await expectedOutcome(db, {
      persona,
      scene: common,
      who,
      right,
      hiddenUnless,
      named: namedProject[route],
    });
    expected[persona.name] = ofOnesOwn.has(route) && who ? 'not-found' : outcome;
    const isHarmless = isQuery(route) || outcome !== 'in';
    const scene = isHarmless ? common : await sceneFor(persona);
    found[persona.name] = await knock(route, isHarmless ? who : await persona.enter(db, scene), scene);
  }
  return { found, expected };
}

describe('every procedure, for everyone', () => {
  it.each(routes)('%s', async (route) => {
    const { found, expected } = await outcomesOf(route);
    expect(found).toEqual(expected);
  });
});
