import type { Actor } from '@maquette/domain/access';
import { createBell } from '@maquette/db';
import { createMedia } from '@maquette/media';
import { refuse } from '@maquette/domain/result';
import { authenticateApiKey, createInviteLink } from '@maquette/services';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../../services/src/new-id.ts';
import { value } from '../../../services/src/testing/make-studio.ts';
import { makeWorkspace } from '../../../services/src/testing/make-workspace.ts';
import { useShop } from '../../../services/src/testing/use-shop.ts';
import { discPng } from '../rest/testing/disc-png.ts';
import { createRestApi } from '../rest/create-rest-api.ts';
import type { RestBell } from '../rest/rest-context.ts';
import { appRouter, createCaller } from '../router.ts';
import { restRights } from './rest-rights.ts';
import { insertKey, makeScene, type Scene } from './testing/make-scene.ts';
import { restSamples, trpcSamples } from './testing/samples.ts';
import { unaudited } from './testing/unaudited.ts';

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const mutations = Object.keys(procedures).filter((route) => procedures[route]!._def.type === 'mutation');
const writes = Object.keys(restRights).filter((route) => !route.startsWith('GET '));
const { shop, here } = useShop();
let bell: RestBell & { close(): Promise<void> };
beforeAll(() => {
  bell = createBell({ url: inject('databaseUrl') });
});
afterAll(() => bell.close());

const asWorkspace = ({ workspaceId, projectId, owner: actor }: Scene) => ({ workspaceId, projectId, actor });
const subscribe = (scene: Scene) => shop.buy(asWorkspace(scene), 'pro');
async function paidTopUp(scene: Scene): Promise<object> {
  await shop.buy(asWorkspace(scene), 'top-up-1000');
  const { workspaceId } = scene;
  const { id } = await here.db.prisma.payment.findFirstOrThrow({ where: { workspaceId } });
  return { paymentId: id };
}

/** What has to be there for the sample to go through; what it gives replaces parts of the sample. */
const before: Record<string, (scene: Scene) => Promise<object | void>> = {
  'billing.changePlan': subscribe,
  'billing.setCancel': subscribe,
  'billing.setAutoTopUp': async (scene) => {
    await subscribe(scene);
    return { enabled: true, packId: 'top-up-1000', belowCredits: 100, monthlyMaxCents: 5_000, consent: true };
  },
  'operator.refund': paidTopUp,
  'checklist.untick': tickCost,
  'DELETE /versions/{id}/checklist/{item}': tickCost,
  'project.delete': async ({ workspaceId, projectId, ids }) => {
    await here.db.prisma.job.updateMany({ where: { id: ids.job }, data: { status: 'cancelled' } });
    const where = { workspaceId_id: { workspaceId, id: projectId } };
    await here.db.prisma.project.update({ where, data: { archivedAt: new Date() } });
  },
  'approval.request': lowerThreshold,
  'invitation.accept': async ({ owner }) => {
    const { url } = value(await createInviteLink(shop.deps, owner, { role: 'viewer', usesMax: 1 }));
    return { token: new URL(url).searchParams.get('token')! };
  },
  'member.liftSuspension': ({ workspaceId, someone }) =>
    change(workspaceId, someone, { suspendedAt: new Date() }),
  'ownership.offer': endOffer,
  'ownership.accept': async ({ owner, someone, ids }) => {
    await here.db.prisma.ownershipOffer.update({
      where: { id: ids.offer },
      data: { fromUserId: owner.userId, toUserId: someone.userId },
    });
  },
  'signInRule.set': () => Promise.resolve({ rule: 'two_factor' }),
  'POST /approvals': lowerThreshold,
};
async function lowerThreshold({ workspaceId }: Scene): Promise<void> {
  await here.db.prisma.workspace.update({ where: { id: workspaceId }, data: { approvalAboveCredits: 1 } });
}
const change = async (
  workspaceId: string,
  { userId }: Actor,
  data: { suspendedAt?: Date; role?: 'editor' },
): Promise<void> => {
  await here.db.prisma.membership.updateMany({ where: { workspaceId, userId }, data });
};
async function endOffer({ ids }: Scene): Promise<void> {
  await here.db.prisma.ownershipOffer.update({ where: { id: ids.offer }, data: { endedAt: new Date() } });
}
async function tickCost({ workspaceId, owner, ids }: Scene): Promise<void> {
  const tick = { workspaceId, versionId: ids.version, item: 'cost', tickedById: owner.userId };
  await here.db.prisma.versionTick.create({ data: tick });
}
/** What the only owner cannot do: ask for an approval, take the workspace over, leave. */
const asMember = new Set(['approval.request', 'POST /approvals', 'ownership.accept', 'member.leave']);

async function enter(route: string, scene: Scene): Promise<Actor> {
  if (route === 'invitation.accept') {
    const { actor } = await makeWorkspace(here.db);
    const data = { emailVerifiedAt: new Date() };
    await here.db.prisma.user.update({ where: { id: actor.userId }, data });
    return actor;
  }
  if (!asMember.has(route)) return scene.owner;
  const { workspaceId, someone } = scene;
  await change(workspaceId, someone, { role: 'editor' });
  return someone;
}

async function call(route: string, scene: Scene, who: Actor, more: object): Promise<void> {
  const user = { id: who.userId, name: 'Owner', email: 'o@example.test', instanceAdmin: true };
  const signedIn = { method: 'password', issuer: null, twoFactorAt: new Date() };
  const { id: sessionId } = await here.db.prisma.session.create({
    data: {
      id: newId('session'),
      userId: who.userId,
      twoFactorAt: signedIn.twoFactorAt,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const session = { user, sessionId, signedIn };
  const caller = createCaller({ deps: shop.deps, session, ip: '192.0.2.1', userAgent: 'test' });
  const [noun = '', verb = ''] = route.split('.');
  type Nouns = Record<string, Record<string, (input: object) => Promise<unknown>>>;
  const input = { workspaceId: scene.workspaceId, ...trpcSamples[route]!(scene), ...more };
  await (caller as unknown as Nouns)[noun]![verb]!(input);
}

async function send(route: string, scene: Scene, who: Actor): Promise<Response> {
  const { temporaryFolder } = shop.deps.settings;
  const media = createMedia({ temporaryFolder });
  const rest = createRestApi({
    deps: { ...shop.deps, media },
    bell,
    authenticate: async (request) => {
      const bearer = request.headers.get('authorization')?.slice('Bearer '.length);
      return bearer ? authenticateApiKey(shop.deps, { bearer }) : refuse('auth.required', 'A key is needed.');
    },
  });
  const [method = '', path = ''] = route.split(' ');
  const { id = '', body } = restSamples[route]!(scene);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(discPng())]), 'chair.png');
  const headers = {
    authorization: `Bearer ${(await insertKey(here.db, who)).text}`,
    ...(body && { 'content-type': 'application/json' }),
  };
  const content = route === 'POST /uploads' ? form : body && JSON.stringify(body);
  const url = `http://studio.test/api/v1${path.replace('{id}', id).replace('{item}', 'cost')}`;
  const response = await rest.fetch(new Request(url, { method, headers, ...(content && { body: content }) }));
  await media.close();
  return response;
}

async function eventsOf(work: () => Promise<unknown>): Promise<string[]> {
  const known = await here.db.prisma.auditEvent.findMany({ select: { id: true } });
  await work();
  const fresh = await here.db.prisma.auditEvent.findMany({
    where: { id: { notIn: known.map(({ id }) => id) } },
    orderBy: { seq: 'asc' },
  });
  return fresh.filter(({ outcome }) => outcome === 'allowed').map(({ action }) => action);
}

it('what is not written into the audit log is listed with its reason, and nothing else is', () => {
  const known = new Set([...mutations, ...writes]);
  expect(Object.keys(unaudited).filter((route) => !known.has(route))).toEqual([]);
});

describe('what changes something in a workspace stands in its audit log', () => {
  it.each(mutations.filter((route) => !unaudited[route]))('%s', async (route) => {
    const scene = await makeScene(shop.deps);
    const more = (await before[route]?.(scene)) ?? {};
    const who = await enter(route, scene);
    const events = await eventsOf(() => call(route, scene, who, more));
    expect(events).not.toEqual([]);
  });

  it.each(writes.filter((route) => !unaudited[route]))('%s', async (route) => {
    const scene = await makeScene(shop.deps);
    await before[route]?.(scene);
    const who = await enter(route, scene);
    let status = 0;
    const events = await eventsOf(async () => ({ status } = await send(route, scene, who)));
    expect(status, route).toBeLessThan(300);
    expect(events).not.toEqual([]);
  });
});

describe('what is excepted leaves nothing, or it would be no exception', () => {
  it.each(mutations.filter((route) => unaudited[route]))('%s', async (route) => {
    const scene = await makeScene(shop.deps);
    const events = await eventsOf(() =>
      call(route, scene, scene.owner, {}).catch((error: unknown) => {
        if (!(error instanceof TRPCError)) throw error;
      }),
    );
    expect(events).toEqual([]);
  });
});
