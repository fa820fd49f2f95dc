import { createDatabase } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createApiKey, listApiKeys, revokeApiKey, type NewApiKey } from '../api-keys/index.ts';
import { makeApiKey } from '../api-keys/api-key-text.ts';
import { newId } from '../new-id.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { createWorkspace, listMembers, listWorkspaces, renameWorkspace } from '../workspaces/index.ts';
import { authenticateApiKey } from './authenticate-api-key.ts';
import { enterWorkspace } from './enter-workspace.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db };
afterAll(() => db.close());

const all: NewApiKey = { name: 'CI', scopes: ['read', 'write', 'jobs', 'billing'] };
async function newKey(actor: Actor, more: Partial<NewApiKey> = {}) {
  const made = await createApiKey(deps, actor, { ...all, ...more });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
}
const isRefused = { ok: false, refusal: { code: 'auth.required', message: 'This API key is not valid.' } };

describe('entering a workspace', () => {
  it('gives a member the role of this moment', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const signedIn = { method: 'password', issuer: null, twoFactorAt: null };
    const input = { userId: actor.userId, sessionId: 'ses_1', signedIn, workspaceId };
    expect(await enterWorkspace(deps, input)).toEqual({
      ok: true,
      value: { ...actor, via: { kind: 'session', sessionId: 'ses_1' } },
    });
    await db.prisma.membership.updateMany({
      where: { workspaceId },
      data: { role: 'viewer', billing: true },
    });
    expect(await enterWorkspace(deps, input)).toMatchObject({ value: { role: 'viewer', billing: true } });
    await db.prisma.membership.deleteMany({ where: { workspaceId } });
    expect(await enterWorkspace(deps, input)).toEqual(notFound());
  });

  it('of others is refused like one that does not exist', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const ask = (workspaceId: string) =>
      enterWorkspace(deps, {
        userId: mine.actor.userId,
        sessionId: 'ses_1',
        workspaceId,
        signedIn: { method: 'password', issuer: null, twoFactorAt: null },
      });
    expect(await ask(theirs.workspaceId)).toEqual(await ask(newId('workspace')));
  });
});

describe('an API key', () => {
  it('acts for its maker, cut down to its scopes', async () => {
    const { actor } = await makeWorkspace(db);
    const { key, view } = await newKey(actor, { scopes: ['read'] });
    const entered = await authenticateApiKey(deps, { bearer: key });
    expect(entered).toEqual({
      ok: true,
      value: { ...actor, via: { kind: 'api-key', apiKeyId: view.id, scopes: ['read'], projectIds: [] } },
    });
    if (!entered.ok) return;
    expect(authorize(entered.value, 'preset.see').ok).toBe(true);
    expect(authorize(entered.value, 'preset.edit').ok).toBe(false);
    expect(authorize(entered.value, 'api-key.manage-own').ok).toBe(false);
  });

  it('is stored as a hash, and listed without its secret', async () => {
    const { actor } = await makeWorkspace(db);
    const { key, view } = await newKey(actor);
    const stored = JSON.stringify([
      await db.prisma.apiKey.findUniqueOrThrow({ where: { id: view.id } }),
      await listApiKeys(deps, actor),
      view,
    ]);
    const secret = key.split('_')[2]!;
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.slice(0, 52));
    expect(view).toMatchObject({
      name: 'CI',
      createdBy: { id: actor.userId, name: 'The owner' },
      lastUsedAt: null,
    });
  });

  it('loses rights with its maker, at once', async () => {
    const { workspaceId } = await makeWorkspace(db);
    const editor = await makeMember(db, workspaceId, 'editor');
    const { key } = await newKey(editor);
    const where = { workspaceId_userId: { workspaceId, userId: editor.userId } };
    await db.prisma.membership.update({ where, data: { role: 'viewer' } });
    const entered = await authenticateApiKey(deps, { bearer: key });
    expect(entered).toMatchObject({ value: { role: 'viewer' } });
    await db.prisma.membership.delete({ where });
    expect(await authenticateApiKey(deps, { bearer: key })).toMatchObject(isRefused);
  });

  it('that is revoked is over at once, and stays so', async () => {
    const { actor } = await makeWorkspace(db);
    const { key, view } = await newKey(actor);
    expect(await revokeApiKey(deps, actor, { apiKeyId: view.id })).toEqual({ ok: true, value: undefined });
    expect(await authenticateApiKey(deps, { bearer: key })).toMatchObject(isRefused);
    const { revokedAt } = await db.prisma.apiKey.findUniqueOrThrow({ where: { id: view.id } });
    await revokeApiKey(deps, actor, { apiKeyId: view.id });
    expect((await db.prisma.apiKey.findUniqueOrThrow({ where: { id: view.id } })).revokedAt).toEqual(
      revokedAt,
    );
  });

  it('ends when it was said to end', async () => {
    const { actor } = await makeWorkspace(db);
    const { key, view } = await newKey(actor, { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await authenticateApiKey(deps, { bearer: key })).toMatchObject({ ok: true });
    await db.prisma.apiKey.update({ where: { id: view.id }, data: { expiresAt: new Date() } });
    expect(await authenticateApiKey(deps, { bearer: key })).toMatchObject(isRefused);
  });

  it('gets one answer, whatever is wrong with it', async () => {
    const { actor } = await makeWorkspace(db);
    const { key } = await newKey(actor);
    const revoked = await newKey(actor);
    await revokeApiKey(deps, actor, { apiKeyId: revoked.view.id });
    // the id of one key with the secret of another, its checksum right
    const madeUp = makeApiKey();
    await db.prisma.apiKey.create({
      data: {
        id: madeUp.id,
        prefix: madeUp.prefix,
        secretHash: 'ab'.repeat(32),
        workspaceId: actor.workspaceId,
        userId: actor.userId,
        name: 'other secret',
        scopes: ['read'],
      },
    });
    const answers = await Promise.all(
      ['', 'x', `${key}x`, key.slice(0, -1), revoked.key, makeApiKey().text, madeUp.text].map((bearer) =>
        authenticateApiKey(deps, { bearer }),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject(isRefused);
  });

  it('notes when it was used, once a minute at most', async () => {
    const { actor } = await makeWorkspace(db);
    const { key, view } = await newKey(actor);
    const lastUsed = async () =>
      (await db.prisma.apiKey.findUniqueOrThrow({ where: { id: view.id } })).lastUsedAt;
    await authenticateApiKey(deps, { bearer: key });
    const first = await lastUsed();
    expect(first).toBeInstanceOf(Date);
    await authenticateApiKey(deps, { bearer: key });
    expect(await lastUsed()).toEqual(first);
    await db.prisma.apiKey.update({
      where: { id: view.id },
      data: { lastUsedAt: new Date(Date.now() - 61_000) },
    });
    await authenticateApiKey(deps, { bearer: key });
    expect((await lastUsed())!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
  });

  it.each([
    [{ name: ' ' }, 'input.invalid', 'name'],
    [{ scopes: [] }, 'input.invalid', 'scopes'],
    [{ scopes: ['read', 'root'] }, 'input.invalid', 'scopes'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'input.invalid', 'expiresAt'],
    [{ expiresAt: 'soon' }, 'input.invalid', 'expiresAt'],
  ])('is not made of %j', async (wrong, code, field) => {
    const { actor } = await makeWorkspace(db);
    expect(await createApiKey(deps, actor, { ...all, ...wrong })).toMatchObject({ refusal: { code, field } });
  });

  it('of a viewer can only read', async () => {
    const { workspaceId } = await makeWorkspace(db);
    const viewer = await makeMember(db, workspaceId, 'viewer');
    expect(await createApiKey(deps, viewer, all)).toMatchObject({ refusal: { code: 'access.denied' } });
    expect(await createApiKey(deps, viewer, { ...all, scopes: ['read'] })).toMatchObject({ ok: true });
  });

  it('cannot make, list or revoke keys', async () => {
    const { actor } = await makeWorkspace(db);
    const { key, view } = await newKey(actor);
    const entered = await authenticateApiKey(deps, { bearer: key });
    if (!entered.ok) throw new Error('refused');
    const denied = { ok: false, refusal: { code: 'access.denied' } };
    expect(await createApiKey(deps, entered.value, all)).toMatchObject(denied);
    expect(await listApiKeys(deps, entered.value)).toMatchObject(denied);
    expect(await revokeApiKey(deps, entered.value, { apiKeyId: view.id })).toMatchObject(denied);
  });

  it('is listed to its maker, and to owners and admins', async () => {
    const { workspaceId, actor: owner } = await makeWorkspace(db);
    const editor = await makeMember(db, workspaceId, 'editor');
    const mine = await newKey(editor);
    const theirs = await newKey(owner);
    const idsFor = async (actor: Actor) => {
      const listed = await listApiKeys(deps, actor);
      return listed.ok && listed.value.map(({ id }) => id);
    };
    expect(await idsFor(editor)).toEqual([mine.view.id]);
    expect(await idsFor(owner)).toEqual([theirs.view.id, mine.view.id]);
    expect(await revokeApiKey(deps, editor, { apiKeyId: theirs.view.id })).toEqual(notFound());
    expect(await revokeApiKey(deps, owner, { apiKeyId: mine.view.id })).toMatchObject({ ok: true });
  });

  it('of another workspace cannot be revoked: the answer is that of one that does not exist', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const { key, view } = await newKey(theirs.actor);
    const answer = await revokeApiKey(deps, mine.actor, { apiKeyId: view.id });
    expect(answer).toEqual(await revokeApiKey(deps, mine.actor, { apiKeyId: newId('apiKey') }));
    expect(answer).toEqual(notFound());
    expect(await authenticateApiKey(deps, { bearer: key })).toMatchObject({ ok: true });
  });

  it('is limited to fifty for a member, also when all are made at once', async () => {
    const { actor } = await makeWorkspace(db);
    const results = await Promise.all(Array.from({ length: 55 }, () => createApiKey(deps, actor, all)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(50);
  });
});

describe('workspaces', () => {
  it('are made with a wallet, and listed to their members alone', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const made = await createWorkspace(deps, { userId: actor.userId, name: ' Second  studio ' });
    if (!made.ok) throw new Error(made.refusal.message);
    expect(made.value).toMatchObject({
      name: 'Second studio',
      planId: 'free',
      role: 'owner',
      billing: false,
    });
    const listed = await listWorkspaces(deps, { userId: actor.userId });
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([workspaceId, made.value.id]);
    const wallet = await db.prisma.wallet.findUniqueOrThrow({ where: { workspaceId: made.value.id } });
    expect(wallet.available).toBe(0);
    expect(await listWorkspaces(deps, { userId: newId('user') })).toEqual({ ok: true, value: [] });
  });

  it('are limited to twenty for an owner, also when all are made at once', async () => {
    const { actor } = await makeWorkspace(db);
    const results = await Promise.all(
      Array.from({ length: 22 }, () => createWorkspace(deps, { userId: actor.userId, name: 'More' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(19);
  });

  it('are renamed by owners and admins only', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    expect(await renameWorkspace(deps, actor, { name: 'Atelier' })).toMatchObject({
      value: { id: workspaceId, name: 'Atelier' },
    });
    const editor = await makeMember(db, workspaceId, 'editor');
    expect(await renameWorkspace(deps, editor, { name: 'Mine' })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    expect(await renameWorkspace(deps, actor, { name: '' })).toMatchObject({ refusal: { field: 'name' } });
  });

  it('show who is in them', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    await makeMember(db, workspaceId, 'editor');
    await makeWorkspace(db);
    const members = await listMembers(deps, actor);
    expect(members.ok && members.value.map(({ name, role, billing }) => [name, role, billing])).toEqual([
      ['The editor', 'editor', false],
      ['The owner', 'owner', false],
    ]);
  });
});
