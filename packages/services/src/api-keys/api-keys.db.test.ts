import type { Actor } from '@maquette/domain/access';
import type { ApiKeyView } from '@maquette/domain/api-keys';
import { describe, expect, it } from 'vitest';
import { authenticateApiKey } from '../access/authenticate-api-key.ts';
import { authorizeIn } from '../access/project-gate.ts';
import { newId } from '../new-id.ts';
import { createDice } from '../testing/dice.ts';
import { codeOf, makeUpload, value } from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { startJob } from '../jobs/index.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { createApiKey, type NewApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { renameApiKey } from './rename-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { rotateApiKey } from './rotate-api-key.ts';

const { here } = useOwnStudio();
const hourMs = 3_600_000;
const all = { name: 'CI', scopes: ['read', 'write', 'jobs', 'billing'] };

const make = async (actor: Actor, more: Partial<NewApiKey> = {}) =>
  value(await createApiKey(here.studio.deps, actor, { ...all, ...more }));
const enter = (bearer: string) => authenticateApiKey(here.studio.deps, { bearer });
const listed = async (actor: Actor): Promise<ApiKeyView[]> =>
  value(await listApiKeys(here.studio.deps, actor));
const rotate = (actor: Actor, apiKeyId: string, overlapHours?: number) =>
  rotateApiKey(here.studio.deps, actor, { apiKeyId, ...(overlapHours !== undefined && { overlapHours }) });
const draft = async (actor: Actor, projectId: string) =>
  startJob(here.studio.deps, actor, {
    operation: 'image-to-model',
    projectId,
    params: { image: await makeUpload(here.studio.deps, actor) },
  });

describe('a key of the workspace', () => {
  it('is made by owners and admins, and looked after by all of them', async () => {
    const { workspaceId, actor: owner } = await makeWorkspace(here.db);
    const admin = await makeMember(here.db, workspaceId, 'admin');
    const editor = await makeMember(here.db, workspaceId, 'editor');
    expect(codeOf(await createApiKey(here.studio.deps, editor, { ...all, kind: 'workspace' }))).toBe(
      'access.denied',
    );
    const { view } = await make(owner, { kind: 'workspace' });
    const apiKeyId = view.id;
    expect((await listed(admin)).map(({ id }) => id)).toEqual([apiKeyId]);
    expect(await listed(editor)).toEqual([]);
    expect(value(await renameApiKey(here.studio.deps, admin, { apiKeyId, name: 'Nightly' })).name).toBe(
      'Nightly',
    );
    expect(codeOf(await revokeApiKey(here.studio.deps, editor, { apiKeyId }))).toBe('not-found');
    expect(codeOf(await revokeApiKey(here.studio.deps, admin, { apiKeyId }))).toBe('ok');
  });

  it('has the rights of whoever rotated it, so that nobody gets those of another', async () => {
    const { workspaceId, actor: owner } = await makeWorkspace(here.db);
    const admin = await makeMember(here.db, workspaceId, 'admin');
    const { view } = await make(owner, { kind: 'workspace' });
    const { key } = value(await rotate(admin, view.id));
    expect(value(await enter(key))).toMatchObject({ userId: admin.userId, role: 'admin' });
  });
});

describe('a personal key', () => {
  it('is renamed and rotated by its maker alone; owners and admins can end it', async () => {
    const { workspaceId, actor: owner } = await makeWorkspace(here.db);
    const editor = await makeMember(here.db, workspaceId, 'editor');
    const { view } = await make(editor);
    const apiKeyId = view.id;
    expect(codeOf(await renameApiKey(here.studio.deps, owner, { apiKeyId, name: 'Mine' }))).toBe('not-found');
    expect(codeOf(await rotate(owner, apiKeyId))).toBe('not-found');
    expect(codeOf(await revokeApiKey(here.studio.deps, owner, { apiKeyId }))).toBe('ok');
  });

  it('reads only while its maker is a viewer, and is none while they are a guest', async () => {
    const { workspaceId } = await makeWorkspace(here.db);
    const editor = await makeMember(here.db, workspaceId, 'editor');
    const { key } = await make(editor);
    const where = { workspaceId, userId: editor.userId };
    await here.db.prisma.membership.updateMany({ where, data: { role: 'viewer' } });
    expect(value(await enter(key)).via).toMatchObject({ scopes: ['read'] });
    await here.db.prisma.membership.updateMany({ where, data: { role: 'guest' } });
    expect(codeOf(await enter(key))).toBe('auth.required');
    const guest = await actorOf(here.db, where);
    expect(codeOf(await createApiKey(here.studio.deps, guest, all))).toBe('access.denied');
  });

  it('is not made in another way than the maker may: scopes, projects, cap and expiry are checked', async () => {
    const { actor } = await makeWorkspace(here.db);
    for (const [wrong, code] of [
      [{ cap: { period: 'day', credits: -1 } }, 'input.invalid'],
      [{ cap: { period: 'day', credits: 1.5 } }, 'input.invalid'],
      [{ projectIds: [newId('project')] }, 'not-found'],
      [{ projectIds: Array.from({ length: 51 }, () => newId('project')) }, 'input.invalid'],
    ] as const)
      expect(codeOf(await createApiKey(here.studio.deps, actor, { ...all, ...wrong }))).toBe(code);
    expect(await listed(actor)).toEqual([]);
  });
});

describe('a key that is kept to projects', () => {
  it('sees those alone, and only as long as its maker does', async () => {
    const { workspaceId, projectId, actor: owner } = await makeWorkspace(here.db);
    const other = newId('project');
    const data = { id: other, workspaceId, name: 'Other', ownerId: owner.userId };
    await here.db.prisma.project.create({ data });
    const editor = await makeMember(here.db, workspaceId, 'editor');
    const { key, view } = await make(editor, { projectIds: [projectId] });
    expect(view.projects).toEqual([{ id: projectId, name: 'Project' }]);
    const asked = async (id: string) =>
      codeOf(await authorizeIn(here.db.prisma, value(await enter(key)), 'asset.see', { projectId: id }));
    expect([await asked(projectId), await asked(other)]).toEqual(['ok', 'not-found']);
    await here.db.prisma.project.update({ where: { id: projectId }, data: { isRestricted: true } });
    expect(await asked(projectId)).toBe('not-found');
    const blind = await actorOf(here.db, { workspaceId, userId: editor.userId });
    const hidden = await createApiKey(here.studio.deps, blind, { ...all, projectIds: [projectId] });
    expect(codeOf(hidden)).toBe('not-found');
    expect((await listed(blind))[0]!.projects).toMatchObject([{ name: 'A project that is not open to you' }]);
  });

  it('of another workspace cannot be named', async () => {
    const [mine, theirs] = [await makeWorkspace(here.db), await makeWorkspace(here.db)];
    const made = await createApiKey(here.studio.deps, mine.actor, { ...all, projectIds: [theirs.projectId] });
    expect(codeOf(made)).toBe('not-found');
  });
});

describe('a rotation', () => {
  it('lets both keys work for the overlap, and shows it', async () => {
    const { actor, projectId } = await makeWorkspace(here.db);
    const old = await make(actor, { projectIds: [projectId] });
    const { key, view } = value(await rotate(actor, old.view.id));
    expect(key).not.toBe(old.key);
    expect(view).toMatchObject({ name: 'CI', scopes: all.scopes, projects: [{ id: projectId }] });
    expect([codeOf(await enter(old.key)), codeOf(await enter(key))]).toEqual(['ok', 'ok']);
    const row = (await listed(actor)).find(({ id }) => id === old.view.id)!;
    expect(row.replacedById).toBe(view.id);
    const leftHours = (Date.parse(row.expiresAt!) - Date.now()) / hourMs;
    expect(leftHours).toBeGreaterThan(23.9);
    expect(leftHours).toBeLessThanOrEqual(24);
    await here.db.prisma.apiKey.update({ where: { id: old.view.id }, data: { expiresAt: new Date() } });
    expect([codeOf(await enter(old.key)), codeOf(await enter(key))]).toEqual(['auth.required', 'ok']);
  });

  it('without overlap ends the old key at once', async () => {
    const { actor } = await makeWorkspace(here.db);
    const old = await make(actor);
    value(await rotate(actor, old.view.id, 0));
    expect(codeOf(await enter(old.key))).toBe('auth.required');
  });

  it('never makes a key live longer than it was to', async () => {
    const { actor } = await makeWorkspace(here.db);
    const expiresAt = new Date(Date.now() + hourMs).toISOString();
    const old = await make(actor, { expiresAt });
    expect(value(await rotate(actor, old.view.id, 168)).view.expiresAt).toBe(expiresAt);
    expect((await listed(actor)).map((key) => key.expiresAt)).toEqual([expiresAt, expiresAt]);
  });

  it('happens once, however many ask at the same time, and to no key that is over', async () => {
    const { actor } = await makeWorkspace(here.db);
    const { view } = await make(actor);
    const answers = await Promise.all(Array.from({ length: 8 }, () => rotate(actor, view.id)));
    expect(answers.map(codeOf).toSorted()).toEqual([...Array<string>(7).fill('conflict.state'), 'ok']);
    const revoked = await make(actor);
    await revokeApiKey(here.studio.deps, actor, { apiKeyId: revoked.view.id });
    expect(codeOf(await rotate(actor, revoked.view.id))).toBe('conflict.state');
    for (const hours of [-1, 169, 1.5])
      expect(codeOf(await rotate(actor, view.id, hours))).toBe('input.invalid');
  });
});

describe('the cap of a key', () => {
  it('is hard from its first job on', async () => {
    const { actor, projectId } = await makeWorkspace(here.db, { credits: 1_000 });
    const { key, view } = await make(actor, { cap: { period: 'day', credits: 20 } });
    expect(view.caps).toEqual([{ period: 'day', credits: 20, isHard: true }]);
    const program = value(await enter(key));
    expect(codeOf(await draft(program, projectId))).toBe('ok');
    expect(codeOf(await draft(program, projectId))).toBe('ok');
    expect(codeOf(await draft(program, projectId))).toBe('credits.cap');
    expect(codeOf(await draft(actor, projectId))).toBe('ok');
  });

  it('binds a line of rotated keys together, in whatever order they spend and are rotated', async () => {
    const roll = createDice(7);
    const capCredits = 60;
    const { workspaceId, actor, projectId } = await makeWorkspace(here.db, { credits: 1_000 });
    const first = await make(actor, { cap: { period: 'month', credits: capCredits } });
    const keys = [first];
    for (let step = 0; step < 24; step++) {
      if (roll.below(4) === 0 && keys.length < 5) keys.push(value(await rotate(actor, keys.at(-1)!.view.id)));
      else await draft(value(await enter(keys[roll.below(keys.length)]!.key)), projectId);
      const jobs = await here.db.prisma.job.findMany({ where: { workspaceId } });
      const spent = jobs.reduce((sum, job) => sum + job.reservedCredits, 0);
      expect(spent).toBeLessThanOrEqual(capCredits);
    }
    expect(keys.length).toBeGreaterThan(2);
    const caps = await here.db.prisma.cap.findMany({ where: { workspaceId } });
    expect(caps.map(({ subjectId }) => subjectId)).toEqual([keys.at(-1)!.view.id]);
    for (const { key } of keys)
      expect(codeOf(await draft(value(await enter(key)), projectId))).toBe('credits.cap');
  });
});

it('what is done with keys stands in the audit log, their secrets nowhere', async () => {
  const { workspaceId, actor } = await makeWorkspace(here.db);
  const { key, view } = await make(actor, { cap: { period: 'day', credits: 5 } });
  const apiKeyId = view.id;
  value(await renameApiKey(here.studio.deps, actor, { apiKeyId, name: 'Nightly' }));
  const next = value(await rotate(actor, apiKeyId));
  value(await revokeApiKey(here.studio.deps, actor, { apiKeyId: next.view.id }));
  const events = await here.db.prisma.auditEvent.findMany({
    where: { workspaceId },
    orderBy: { seq: 'asc' },
  });
  expect(events.map(({ action, targetName }) => [action, targetName])).toEqual([
    ['api-key.created', 'CI'],
    ['api-key.renamed', 'Nightly'],
    ['api-key.rotated', 'Nightly'],
    ['api-key.revoked', 'Nightly'],
  ]);
  const text = JSON.stringify(events);
  for (const secret of [key, next.key]) expect(text).not.toContain(secret.split('_')[2]!);
  const rows = await here.db.prisma.apiKey.findMany({ where: { workspaceId } });
  for (const { secretHash } of rows) expect(text).not.toContain(secretHash);
});
