import type { Actor } from '@maquette/domain/access';
import { createBell } from '@maquette/db';
import { idPrefixes } from '@maquette/domain/ids';
import { notFound } from '@maquette/domain/result';
import { authenticateApiKey } from '@maquette/services';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeDatabase } from '../../../services/src/testing/make-database.ts';
import { makeStudio, type Studio } from '../../../services/src/testing/make-studio.ts';
import { createRestApi } from '../rest/create-rest-api.ts';
import { appRouter, createCaller, type ApiContext } from '../router.ts';
import { restRights } from './rest-rights.ts';
import { insertKey, makeScene, type Scene } from './testing/make-scene.ts';
import { restSamples, trpcSamples } from './testing/samples.ts';
import { trpcRights } from './trpc-rights.ts';

/** Every id that one workspace's traffic shows, replayed by the owner of another at every place where an id goes. */

let studio: Studio;
let drop: () => Promise<void>;
let bell: ReturnType<typeof createBell>;
let theirs: Scene;
let mine: Scene;
/** One of each kind, out of all that the other workspace's owner was ever answered. */
let theirIds: string[];

const idPattern = new RegExp(`\\b(?:${Object.values(idPrefixes).join('|')})_[0-9a-z]{26}\\b`, 'g');
const isId = (value: unknown): value is string =>
  typeof value === 'string' && new RegExp(`^${idPattern.source}$`).test(value);

beforeAll(async () => {
  const made = await makeDatabase(inject('databaseUrl'));
  ({ drop } = made);
  studio = await makeStudio(made.db);
  bell = createBell({ url: inject('databaseUrl') });
  theirs = await makeScene(studio.deps);
  mine = await makeScene(studio.deps);
  theirIds = onePerKind([...(await trafficOf(theirs)), ...Object.values(theirs.ids).filter(isId)]);
}, 60_000);
afterAll(async () => {
  await bell.close();
  await studio.close();
  await drop();
});

const onePerKind = (ids: string[]): string[] => [
  ...new Map(ids.map((id) => [id.slice(0, id.indexOf('_')), id])).values(),
];

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const ofWorkspaces = Object.keys(procedures).filter(
  (route) => !['anyone', 'signed-in', 'operator'].includes(trpcRights[route] as string),
);

async function call(route: string, { userId }: Actor, input: object): Promise<unknown> {
  const user = { id: userId, name: 'Owner', email: 'owner@example.test', instanceAdmin: false };
  const context: ApiContext = {
    deps: studio.deps,
    session: {
      user,
      sessionId: 'ses_1',
      signedIn: { method: 'password', issuer: null, twoFactorAt: null },
    },
    ip: '192.0.2.1',
    userAgent: 'test',
  };
  const [noun = '', verb = ''] = route.split('.');
  type Caller = Record<string, Record<string, (input: object) => Promise<unknown>>>;
  try {
    return { value: await (createCaller(context) as unknown as Caller)[noun]![verb]!(input) };
  } catch (error) {
    const { refusal } = ((error as TRPCError).cause ?? {}) as { refusal?: unknown };
    if (!refusal) throw error;
    return { refusal };
  }
}

async function trafficOf(scene: Scene): Promise<string[]> {
  const ids: string[] = [];
  for (const route of ofWorkspaces.filter((name) => procedures[name]!._def.type === 'query')) {
    const answer = await call(route, scene.owner, {
      workspaceId: scene.workspaceId,
      ...trpcSamples[route]!(scene),
    });
    ids.push(...(JSON.stringify(answer).match(idPattern) ?? []));
  }
  return ids.filter((id) => id !== scene.workspaceId && id !== scene.owner.userId);
}

/** The input once for every id in it, with that one exchanged. */
function exchanged(input: unknown, id: string): unknown[] {
  if (isId(input)) return [id];
  if (Array.isArray(input))
    return input.flatMap((one, i) =>
      exchanged(one, id).map((other) => input.map((kept: unknown, j) => (i === j ? other : kept))),
    );
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, one]) =>
    exchanged(one, id).map((other) => ({ ...input, [name]: other })),
  );
}

const hidden = { refusal: notFound().refusal };

/** An id of another kind than the field takes says that much, whether it exists or not; the rest is hidden. */
const expectedFor = (changed: unknown, id: string): object =>
  JSON.stringify(changed).includes(`"image":"${id}"`) && !id.startsWith(`${idPrefixes.upload}_`)
    ? { refusal: expect.objectContaining({ code: 'input.invalid', field: 'params.image' }) }
    : hidden;

describe('ids of another workspace', () => {
  it('are of every kind', () => {
    expect(theirIds.length).toBeGreaterThan(15);
  });

  it.each(ofWorkspaces)('get nowhere in %s', async (route) => {
    const input = trpcSamples[route]!(mine);
    for (const id of theirIds)
      for (const changed of exchanged(input, id)) {
        const answer = await call(route, mine.owner, {
          workspaceId: mine.workspaceId,
          ...(changed as object),
        });
        expect(answer, JSON.stringify(changed)).toEqual(expectedFor(changed, id));
      }
    const elsewhere = { ...trpcSamples[route]!(theirs), workspaceId: theirs.workspaceId };
    expect(await call(route, mine.owner, elsewhere)).toEqual(hidden);
  });

  const called = Object.keys(restRights).filter((route) => restRights[route] !== 'anyone');
  it.each(called)('get nowhere in %s', async (route) => {
    const { text } = await insertKey(studio.deps.db, mine.owner);
    const { deps } = studio;
    const rest = createRestApi({
      deps,
      bell,
      authenticate: () => authenticateApiKey(deps, { bearer: text }),
    });
    const [method = '', path = ''] = route.split(' ');
    for (const id of theirIds)
      for (const changed of exchanged(restSamples[route]!(mine), id)) {
        const { id: named = '', query = {}, body } = changed as ReturnType<(typeof restSamples)[string]>;
        const url = `http://studio.test/api/v1${path.replace('{id}', named).replace('{item}', 'cost')}?${new URLSearchParams(query)}`;
        const headers = body ? { 'content-type': 'application/json' } : undefined;
        const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
        const response = await rest.fetch(new Request(url, init));
        const { code, detail } = (await response.json()) as { code: string; detail: string };
        const { refusal } = expectedFor(changed, id) as typeof hidden;
        expect([response.status, code, detail], JSON.stringify(changed)).toEqual(
          'message' in refusal ? [404, refusal.code, refusal.message] : [422, 'input.invalid', detail],
        );
      }
  });

  it('leave their workspace as it was', async () => {
    const { prisma } = studio.deps.db;
    const { workspaceId } = theirs;
    expect(await prisma.job.count({ where: { workspaceId } })).toBe(1);
    expect(await prisma.asset.count({ where: { workspaceId, trashedAt: null } })).toBe(2);
    expect(await prisma.wallet.findUniqueOrThrow({ where: { workspaceId } })).toMatchObject({
      available: 492,
      held: 8,
    });
  });
});
