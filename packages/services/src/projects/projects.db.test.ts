import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { archiveProject, createProject, getProject, listProjects, updateProject } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl') });
const deps = { db };
afterAll(() => db.close());

describe('a project', () => {
  it('is opened with what is written about it, and owned by who opens it', async () => {
    const { actor } = await makeWorkspace(db);
    const made = await createProject(deps, actor, {
      name: ' Spring  campaign ',
      brief: 'Ten chairs\r\nin oak',
      usage: 'web shop',
      dueOn: '2027-02-28',
    });
    if (!made.ok) throw new Error(made.refusal.message);
    expect(made.value).toMatchObject({
      name: 'Spring campaign',
      brief: 'Ten chairs\nin oak',
      usage: 'web shop',
      dueOn: '2027-02-28',
      owner: { id: actor.userId, name: 'The owner' },
      archivedAt: null,
      assetCount: 0,
      thumbnailUrls: [],
    });
    expect(await getProject(deps, actor, { projectId: made.value.id })).toEqual(made);
  });

  it('is changed field by field', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const editor = await makeMember(db, workspaceId, 'editor');
    await updateProject(deps, actor, { projectId, brief: 'Ten chairs', dueOn: '2027-01-01' });
    await updateProject(deps, editor, { projectId, dueOn: null });
    const changed = await updateProject(deps, actor, { projectId, ownerId: editor.userId });
    expect(changed).toMatchObject({
      value: {
        name: 'Project',
        brief: 'Ten chairs',
        dueOn: null,
        owner: { id: editor.userId, name: 'The editor' },
      },
    });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ brief: 'x'.repeat(5_001) }, 'brief'],
    [{ usage: 'x'.repeat(201) }, 'usage'],
    [{ dueOn: '2027-02-30' }, 'dueOn'],
    [{ dueOn: 'tomorrow' }, 'dueOn'],
    [{ ownerId: 'usr_stranger' }, 'ownerId'],
  ])('is not changed to %j', async (wrong, field) => {
    const { actor, projectId } = await makeWorkspace(db);
    expect(await updateProject(deps, actor, { projectId, ...wrong })).toMatchObject({
      refusal: { code: 'input.invalid', field },
    });
    expect(await createProject(deps, actor, { name: 'P', ...wrong })).toMatchObject({
      refusal: { code: 'input.invalid', field },
    });
  });

  it('is handed over by who manages who comes in, to a member and never to a guest', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const editor = await makeMember(db, workspaceId, 'editor');
    const guest = await makeMember(db, workspaceId, 'guest');
    const take = { projectId, ownerId: editor.userId };
    expect(await updateProject(deps, editor, take)).toMatchObject({ refusal: { code: 'access.denied' } });
    expect(await updateProject(deps, actor, { projectId, ownerId: guest.userId })).toMatchObject({
      refusal: { code: 'input.invalid', field: 'ownerId' },
    });
    expect(await updateProject(deps, actor, take)).toMatchObject({ ok: true });
  });

  it('writes what was done to it into the audit log, and nothing where nothing changed', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const made = await createProject(deps, actor, { name: 'Chairs' });
    if (!made.ok) throw new Error(made.refusal.message);
    const projectId = made.value.id;
    await updateProject(deps, actor, { projectId, name: 'Tables' });
    await updateProject(deps, actor, { projectId, name: 'Tables' });
    await archiveProject(deps, actor, { projectId, archived: true });
    await archiveProject(deps, actor, { projectId, archived: true });
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual([
      'project.created',
      'project.changed',
      'project.archived',
    ]);
    expect(events[1]).toMatchObject({ before: { name: 'Chairs' }, after: { name: 'Tables' }, projectId });
  });

  it('is shown with the number of its assets and its four newest thumbnails', async () => {
    const place = await makeWorkspace(db);
    const thumbnails: string[] = [];
    for (let day = 1; day <= 6; day++) {
      const { fileIds } = await insertAsset(db, place, {
        createdAt: new Date(Date.UTC(2026, 0, day)),
        versions: 2,
      });
      thumbnails.unshift(`/api/v1/files/${fileIds[3]}`);
    }
    const trashed = await insertAsset(db, place, { createdAt: new Date(Date.UTC(2026, 5, 1)) });
    await db.prisma.asset.update({ where: { id: trashed.assetId }, data: { trashedAt: new Date() } });
    const shown = await getProject(deps, place.actor, { projectId: place.projectId });
    expect(shown).toMatchObject({ value: { assetCount: 6, thumbnailUrls: thumbnails.slice(0, 4) } });
  });

  it('lies in the archive or in the list, not in both', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const ids = async (archived: boolean) => {
      const listed = await listProjects(deps, actor, { archived });
      return listed.ok && listed.value.map(({ id }) => id);
    };
    expect([await ids(false), await ids(true)]).toEqual([[projectId], []]);
    const archived = await archiveProject(deps, actor, { projectId, archived: true });
    expect([await ids(false), await ids(true)]).toEqual([[], [projectId]]);
    const again = await archiveProject(deps, actor, { projectId, archived: true });
    expect(again.ok && again.value.archivedAt).toBe(archived.ok && archived.value.archivedAt);
    await archiveProject(deps, actor, { projectId, archived: false });
    expect([await ids(false), await ids(true)]).toEqual([[projectId], []]);
  });

  it('is archived by its own editor, not by another, and not by a viewer', async () => {
    const { workspaceId } = await makeWorkspace(db);
    const [mine, other, viewer] = [
      await makeMember(db, workspaceId, 'editor'),
      await makeMember(db, workspaceId, 'editor'),
      await makeMember(db, workspaceId, 'viewer'),
    ];
    const made = await createProject(deps, mine, { name: 'Mine' });
    if (!made.ok) throw new Error('refused');
    const ask = { projectId: made.value.id, archived: true };
    const denied = { refusal: { code: 'access.denied' } };
    expect(await archiveProject(deps, other, ask)).toMatchObject(denied);
    expect(await archiveProject(deps, viewer, ask)).toMatchObject(denied);
    expect(await createProject(deps, viewer, { name: 'No' })).toMatchObject(denied);
    expect(await updateProject(deps, viewer, { projectId: made.value.id, name: 'No' })).toMatchObject(denied);
    expect(await archiveProject(deps, mine, ask)).toMatchObject({ ok: true });
  });

  it('of another workspace cannot be told from one that does not exist', async () => {
    const [{ actor }, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const ids = { theirs: theirs.projectId, madeUp: newId('project') };
    await expectHidden((projectId) => getProject(deps, actor, { projectId }), ids);
    await expectHidden((projectId) => updateProject(deps, actor, { projectId, name: 'Ours' }), ids);
    await expectHidden((projectId) => archiveProject(deps, actor, { projectId, archived: true }), ids);
    const listed = await listProjects(deps, actor);
    expect(JSON.stringify(listed)).not.toContain(theirs.projectId);
    // a member of theirs is no member of ours
    expect(await createProject(deps, actor, { name: 'P', ownerId: theirs.actor.userId })).toMatchObject({
      refusal: { field: 'ownerId' },
    });
  });
});
