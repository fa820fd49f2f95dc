import type { Actor } from '@maquette/domain/access';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/index.ts';
import { authenticateApiKey, enterWorkspace } from '../access/index.ts';
import { hashPassword } from '../accounts/password-hash.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  makeUpload,
  startAccepted,
  value,
} from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { deleteWorkspace, listWorkspaces, sweepWorkspaces } from './index.ts';

const { here } = useOwnStudio();
const password = 'a good long passphrase';
let workspace: TestWorkspace;
let owner: Actor;
let editor: Actor;
beforeEach(async () => {
  workspace = await makeWorkspace(here.db, { credits: 100 });
  owner = workspace.actor;
  editor = await makeMember(here.db, workspace.workspaceId, 'editor');
  const passwordHash = await hashPassword(password);
  await here.db.prisma.user.update({ where: { id: owner.userId }, data: { passwordHash } });
});
const deps = () => here.studio.deps;
const remove = (actor = owner, more: object = {}) =>
  deleteWorkspace(deps(), actor, { name: 'Test', password, ...more });
const row = () => here.db.prisma.workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } });

describe('deleting a workspace', () => {
  it('is the owner’s, with their password and its name', async () => {
    expect(codeOf(await remove(editor))).toBe('access.denied');
    expect(await remove(owner, { password: 'wrong' })).toMatchObject({
      refusal: { code: 'auth.wrong-credentials', field: 'password' },
    });
    expect(await remove(owner, { name: 'test' })).toMatchObject({ refusal: { field: 'name' } });
    expect((await row()).deletedAt).toBeNull();
  });

  it('waits for jobs that run, and for a subscription that would be charged again', async () => {
    await here.studio.online('sculpt', 1);
    await startAccepted(here.studio, workspace);
    const running = await claimNext(here.studio);
    expect(await remove()).toMatchObject({
      refusal: { code: 'conflict.state', detail: { runningCount: 1 } },
    });
    value(await deliverResults(here.studio, running));
    const { workspaceId } = workspace;
    const data = { workspaceId, subscriptionId: 'sub_1', subscriptionStatus: 'active' };
    await here.db.prisma.billingAccount.create({ data });
    expect(codeOf(await remove())).toBe('conflict.state');
    await here.db.prisma.billingAccount.update({ where: { workspaceId }, data: { cancelAt: new Date() } });
    expect(codeOf(await remove())).toBe('ok');
  });

  it('shuts it for everyone at once: sessions, keys, waiting jobs, the list', async () => {
    const { key } = value(await createApiKey(deps(), editor, { name: 'K', scopes: ['read'] }));
    await startAccepted(here.studio, { ...workspace, actor: editor });
    value(await remove());
    const signedIn = { method: 'password', issuer: null, twoFactorAt: null };
    const { workspaceId } = workspace;
    for (const { userId } of [owner, editor]) {
      const entered = await enterWorkspace(deps(), { userId, sessionId: 's', signedIn, workspaceId });
      expect(codeOf(entered)).toBe('not-found');
      expect(value(await listWorkspaces(deps(), { userId }))).toEqual([]);
    }
    expect(codeOf(await authenticateApiKey(deps(), { bearer: key }))).toBe('auth.required');
    expect((await here.db.prisma.job.findMany()).map(({ status }) => status)).toEqual(['cancelled']);
    expect((await expectSoundWallet(here.db, workspaceId)).available).toBe(100);
    const to = [owner, editor].map(({ userId }) => `${userId}@example.test`);
    const mails = await here.db.prisma.mail.findMany({ where: { to: { in: to } } });
    expect(mails.map((mail) => mail.to).toSorted()).toEqual(to.toSorted());
    expect(mails[0]!.subject).toBe('Test was deleted');
    expect(codeOf(await remove())).toBe('not-found');
  });
});

describe('what was in a deleted workspace', () => {
  it('is kept for 30 days, then goes with its files; ledger and audit log stay', async () => {
    const { prisma } = here.db;
    const { workspaceId } = workspace;
    const uploadId = await makeUpload(deps(), owner);
    const { storageKey } = await prisma.upload.findUniqueOrThrow({ where: { id: uploadId } });
    await insertAsset(here.db, workspace);
    await startAccepted(here.studio, workspace, { uploadId });
    const other = await makeWorkspace(here.db);
    value(await remove());
    const daysAgo = (days: number) =>
      prisma.workspace.update({
        where: { id: workspaceId },
        data: { deletedAt: new Date(Date.now() - days * 86_400_000) },
      });
    await daysAgo(29);
    expect(await sweepWorkspaces(deps())).toEqual({ purgedWorkspaces: 0 });
    await daysAgo(31);
    expect(await sweepWorkspaces(deps())).toEqual({ purgedWorkspaces: 1 });
    expect(await sweepWorkspaces(deps())).toEqual({ purgedWorkspaces: 0 });
    const where = { workspaceId };
    expect([
      await prisma.project.count({ where }),
      await prisma.asset.count({ where }),
      await prisma.upload.count({ where }),
      await prisma.membership.count({ where }),
      await deps().store.head(storageKey),
    ]).toEqual([0, 0, 0, 0, null]);
    await expectSoundWallet(here.db, workspaceId);
    expect(await prisma.posting.count()).toBeGreaterThan(2);
    const events = await prisma.auditEvent.findMany({ where, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual(['workspace.deleted', 'workspace.purged']);
    expect(await prisma.project.count({ where: { workspaceId: other.workspaceId } })).toBe(1);
  });
});
