import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { getAsset, listAssets } from '../assets/index.ts';
import { getProject, listProjects, restrictProject, updateProject } from '../projects/index.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { listParticipants, removeParticipant, setParticipant, type SetParticipant } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db };
afterAll(() => db.close());

async function house() {
  const workspace = await makeWorkspace(db);
  const { workspaceId, projectId, actor: owner } = workspace;
  const [admin, editor, viewer, guest] = await Promise.all(
    (['admin', 'editor', 'viewer', 'guest'] as const).map((role) => makeMember(db, workspaceId, role)),
  );
  const set = (by: Actor, who: Actor, more: Partial<SetParticipant> = {}) =>
    setParticipant(deps, by, { projectId, userId: who.userId, role: 'editor', ...more });
  const now = (who: Actor) => actorOf(db, who);
  const events = (action: string) =>
    db.prisma.auditEvent.findMany({ where: { workspaceId, action }, orderBy: { seq: 'asc' } });
  return {
    ...workspace,
    owner,
    admin: admin!,
    editor: editor!,
    viewer: viewer!,
    guest: guest!,
    set,
    now,
    events,
  };
}

describe('a part in a project', () => {
  it('opens the project to a guest, and is closed again at once', async () => {
    const { owner, guest, set, now, projectId } = await house();
    expect(await getProject(deps, guest, { projectId })).toEqual(notFound());
    value(await set(owner, guest, { role: 'viewer', task: ' approves results ' }));
    const inside = await now(guest);
    expect(value(await getProject(deps, inside, { projectId })).id).toBe(projectId);
    expect(value(await listProjects(deps, inside))).toHaveLength(1);
    value(await removeParticipant(deps, owner, { projectId, userId: guest.userId }));
    expect(await getProject(deps, await now(guest), { projectId })).toEqual(notFound());
    expect(codeOf(await removeParticipant(deps, owner, { projectId, userId: guest.userId }))).toBe(
      'not-found',
    );
  });

  it('is listed with its task, the owner first; what a guest may spend only to them and to who sets it', async () => {
    const { owner, editor, guest, viewer, set, now, projectId } = await house();
    value(await set(owner, guest, { role: 'editor', creditsPerMonth: 70, mayComment: false }));
    value(await set(owner, editor, { role: 'lead', task: 'approves results' }));
    const seen = async (who: Actor) => value(await listParticipants(deps, await now(who), { projectId }));
    expect(await seen(editor)).toMatchObject([
      { userId: owner.userId, isOwner: true, role: null },
      { userId: editor.userId, role: 'lead', task: 'approves results', mayComment: true, allowance: null },
      {
        userId: guest.userId,
        memberRole: 'guest',
        mayComment: false,
        allowance: { credits: 70, leftCredits: 70 },
      },
    ]);
    expect((await seen(guest)).at(-1)).toMatchObject({ allowance: { credits: 70 } });
    expect((await seen(viewer)).at(-1)).toMatchObject({ userId: guest.userId, allowance: null });
  });

  it('is given by owners, admins and leads, and changed field by field', async () => {
    const { owner, admin, editor, viewer, guest, set, now, projectId } = await house();
    for (const who of [editor, viewer]) expect(codeOf(await set(who, guest))).toBe('access.denied');
    expect(codeOf(await set(guest, editor))).toBe('not-found');
    value(await set(admin, editor, { role: 'lead' }));
    value(await set(await now(editor), guest, { task: 'paints', creditsPerMonth: 5 }));
    value(await set(owner, guest, { role: 'viewer' }));
    expect(
      await db.prisma.projectMember.findFirst({ where: { projectId, userId: guest.userId } }),
    ).toMatchObject({
      role: 'viewer',
      task: 'paints',
      creditsPerMonth: 5,
    });
  });

  it('is only for people of this workspace, and a guest never leads', async () => {
    const { owner, guest, editor, set, projectId } = await house();
    const stranger = (await makeWorkspace(db)).actor;
    expect(await set(owner, stranger)).toEqual(notFound());
    expect(await set(stranger, stranger)).toEqual(notFound());
    expect(await set(owner, guest, { role: 'lead' })).toMatchObject({ refusal: { field: 'role' } });
    expect(await set(owner, editor, { creditsPerMonth: 5 })).toMatchObject({
      refusal: { field: 'creditsPerMonth' },
    });
    expect(await db.prisma.projectMember.count({ where: { projectId } })).toBe(0);
  });

  it('is written into the audit log with what changed, and not when nothing did', async () => {
    const { owner, editor, set, events, projectId } = await house();
    value(await set(owner, editor, { task: 'paints' }));
    value(await set(owner, editor, { task: 'paints' }));
    value(await set(owner, editor, { role: 'viewer' }));
    value(await removeParticipant(deps, owner, { projectId, userId: editor.userId }));
    expect(await events('participant.set')).toMatchObject([
      { targetId: editor.userId, projectId, after: { project: 'Project', role: 'editor', task: 'paints' } },
      { before: { role: 'editor' }, after: { project: 'Project', role: 'viewer' } },
    ]);
    expect(await events('participant.removed')).toMatchObject([
      { before: { role: 'viewer', task: 'paints' } },
    ]);
  });
});

describe('a restricted project', () => {
  it('is kept from who has no part in it, and who restricts it keeps theirs', async () => {
    const { owner, editor, viewer, set, now, projectId, events } = await house();
    value(await set(owner, editor, { role: 'lead' }));
    const lead = await now(editor);
    expect(value(await restrictProject(deps, lead, { projectId, restricted: true })).isRestricted).toBe(true);
    value(await restrictProject(deps, lead, { projectId, restricted: true }));
    expect(await events('project.restricted')).toHaveLength(1);
    expect(value(await getProject(deps, await now(editor), { projectId })).isRestricted).toBe(true);
    expect(await getProject(deps, await now(viewer), { projectId })).toEqual(notFound());
    expect(value(await listProjects(deps, await now(viewer)))).toEqual([]);
    value(await restrictProject(deps, await now(editor), { projectId, restricted: false }));
    expect(codeOf(await getProject(deps, await now(viewer), { projectId }))).toBe('ok');
  });

  it('is restricted by leads, and by nobody below', async () => {
    const { editor, viewer, guest, owner, set, now, projectId } = await house();
    value(await set(owner, guest));
    for (const who of [editor, viewer, await now(guest)])
      expect(codeOf(await restrictProject(deps, who, { projectId, restricted: true }))).toBe('access.denied');
  });

  it('that is handed over stays with who owned it before', async () => {
    const { owner, editor, set, now, projectId } = await house();
    const other = await makeMember(db, owner.workspaceId, 'editor');
    value(await updateProject(deps, owner, { projectId, ownerId: editor.userId }));
    value(await restrictProject(deps, await now(editor), { projectId, restricted: true }));
    value(await set(await now(editor), other));
    value(await updateProject(deps, await now(editor), { projectId, ownerId: other.userId }));
    expect(value(await getProject(deps, await now(other), { projectId })).owner.id).toBe(other.userId);
    expect(codeOf(await restrictProject(deps, await now(editor), { projectId, restricted: true }))).toBe(
      'ok',
    );
  });

  it('that an owner or admin looks into unasked says so in the audit log, once an hour for each', async () => {
    const workspace = await house();
    const { owner, admin, editor, set, now, projectId, events } = workspace;
    value(await updateProject(deps, owner, { projectId, ownerId: editor.userId }));
    const { assetId } = await insertAsset(db, workspace);
    value(await getProject(deps, admin, { projectId }));
    expect(await events('project.restricted-seen')).toHaveLength(0);
    value(await restrictProject(deps, await now(editor), { projectId, restricted: true }));
    await Promise.all(Array.from({ length: 8 }, () => getProject(deps, admin, { projectId })));
    value(await listAssets(deps, admin, { projectId }));
    expect(await events('project.restricted-seen')).toMatchObject([{ actorId: admin.userId, projectId }]);
    value(await getAsset(deps, owner, { assetId }));
    value(await getProject(deps, await now(editor), { projectId }));
    expect(await events('project.restricted-seen')).toHaveLength(2);
    value(await set(await now(editor), admin, { role: 'viewer' }));
    value(await getProject(deps, await now(admin), { projectId }));
    expect(await events('project.restricted-seen')).toHaveLength(2);
  });
});
