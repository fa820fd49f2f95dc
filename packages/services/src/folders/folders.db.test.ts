import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { moveAssets, trashAssets } from '../assets/index.ts';
import { newId } from '../new-id.ts';
import { archiveProject } from '../projects/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { createFolder, deleteFolder, listFolders, moveFolder, renameFolder } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db };
afterAll(() => db.close());

async function folder(
  actor: Actor,
  projectId: string,
  name: string,
  parentId: string | null = null,
): Promise<string> {
  const made = await createFolder(deps, actor, { projectId, parentId, name });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.id;
}

/** Follows every folder to the top; a loop would never get there. */
async function expectTree(actor: Actor, projectId: string) {
  const listed = await listFolders(deps, actor, { projectId });
  if (!listed.ok) throw new Error('refused');
  const parents = new Map(listed.value.map(({ id, parentId }) => [id, parentId]));
  for (const start of parents.keys()) {
    let steps = 0;
    for (let id: string | null = start; id !== null; id = parents.get(id) ?? null) {
      steps += 1;
      expect(steps).toBeLessThanOrEqual(parents.size);
    }
  }
}

describe('folders', () => {
  it('make a tree, with the number of assets in each', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    const chairs = await folder(actor, projectId, 'chairs');
    const oak = await folder(actor, projectId, 'Oak', chairs);
    const { assetId } = await insertAsset(db, place, { folderId: oak });
    await insertAsset(db, place, { folderId: oak });
    await trashAssets(deps, actor, { assetIds: [assetId] });
    expect(await listFolders(deps, actor, { projectId })).toEqual({
      ok: true,
      value: [
        { id: chairs, projectId, parentId: null, name: 'chairs', assetCount: 0 },
        { id: oak, projectId, parentId: chairs, name: 'Oak', assetCount: 1 },
      ],
    });
  });

  it('have names of their own among their siblings, at the top too', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const chairs = await folder(actor, projectId, 'Chairs');
    const tables = await folder(actor, projectId, 'Tables');
    const inner = await folder(actor, projectId, 'Chairs', tables);
    const taken = { refusal: { code: 'conflict.name-taken', field: 'name' } };
    expect(await createFolder(deps, actor, { projectId, name: 'CHAIRS ' })).toMatchObject(taken);
    expect(await renameFolder(deps, actor, { folderId: tables, name: 'chairs' })).toMatchObject(taken);
    expect(await moveFolder(deps, actor, { folderId: inner, parentId: null })).toMatchObject(taken);
    expect(await renameFolder(deps, actor, { folderId: chairs, name: 'chairs' })).toMatchObject({
      value: { name: 'chairs' },
    });
  });

  it('of one name, made twenty times at once, are one', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => createFolder(deps, actor, { projectId, name: 'Chairs' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.refusal.code])))).toEqual(
      new Set(['conflict.name-taken']),
    );
  });

  it('cannot be moved into themselves', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const a = await folder(actor, projectId, 'a');
    const b = await folder(actor, projectId, 'b', a);
    const c = await folder(actor, projectId, 'c', b);
    for (const parentId of [a, b, c])
      expect(await moveFolder(deps, actor, { folderId: a, parentId })).toMatchObject({
        refusal: { code: 'conflict.state', message: 'A folder cannot be moved into itself.' },
      });
    expect(await moveFolder(deps, actor, { folderId: c, parentId: a })).toMatchObject({
      value: { parentId: a },
    });
    expect(await moveFolder(deps, actor, { folderId: c, parentId: null })).toMatchObject({
      value: { parentId: null },
    });
  });

  it('moved into each other at the same moment make no loop', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    for (let round = 0; round < 10; round++) {
      const ids = await Promise.all(
        ['a', 'b', 'c'].map((name) => folder(actor, projectId, `${name}${round}`)),
      );
      const [a, b, c] = ids as [string, string, string];
      const moves = [
        [a, b],
        [b, c],
        [c, a],
      ] as const;
      const results = await Promise.all(
        moves.map(([folderId, parentId]) => moveFolder(deps, actor, { folderId, parentId })),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(2);
      await expectTree(actor, projectId);
    }
  });

  it('stand twenty deep in one another, not deeper', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const path: string[] = [];
    for (let depth = 0; depth < 20; depth++)
      path.push(await folder(actor, projectId, `level ${depth}`, path.at(-1)));
    expect(await createFolder(deps, actor, { projectId, name: 'deeper', parentId: path[19]! })).toMatchObject(
      {
        refusal: { code: 'conflict.state', field: 'parentId' },
      },
    );
    const outer = await folder(actor, projectId, 'outer');
    expect(await moveFolder(deps, actor, { folderId: path[0]!, parentId: outer })).toMatchObject({
      ok: false,
    });
    expect(await moveFolder(deps, actor, { folderId: path[1]!, parentId: outer })).toMatchObject({
      ok: true,
    });
  });

  it('are deleted when nothing is in them', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    const outer = await folder(actor, projectId, 'outer');
    const inner = await folder(actor, projectId, 'inner', outer);
    const { assetId } = await insertAsset(db, place, { folderId: inner });
    expect(await deleteFolder(deps, actor, { folderId: outer })).toMatchObject({
      refusal: { code: 'conflict.state', message: 'This folder is not empty: 1 folder.' },
    });
    expect(await deleteFolder(deps, actor, { folderId: inner })).toMatchObject({
      refusal: { message: 'This folder is not empty: 1 asset.' },
    });
    await trashAssets(deps, actor, { assetIds: [assetId] });
    expect(await deleteFolder(deps, actor, { folderId: inner })).toEqual({ ok: true, value: undefined });
    expect(await deleteFolder(deps, actor, { folderId: inner })).toEqual(notFound());
    expect(await db.prisma.asset.findUnique({ where: { id: assetId } })).toMatchObject({ folderId: null });
  });

  it('are deleted or filled, not both, at the same moment', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    for (let round = 0; round < 10; round++) {
      const folderId = await folder(actor, projectId, `folder ${round}`);
      const { assetId } = await insertAsset(db, place);
      const [deleted, moved] = await Promise.all([
        deleteFolder(deps, actor, { folderId }),
        moveAssets(deps, actor, { assetIds: [assetId], projectId, folderId }),
      ]);
      expect([deleted.ok, moved.ok].filter(Boolean)).toHaveLength(1);
      const asset = await db.prisma.asset.findUniqueOrThrow({ where: { id: assetId } });
      expect(asset.folderId).toBe(moved.ok ? folderId : null);
    }
  });

  it('stay as they are in an archived project', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const folderId = await folder(actor, projectId, 'chairs');
    await archiveProject(deps, actor, { projectId, archived: true });
    const answers = [
      await createFolder(deps, actor, { projectId, name: 'more' }),
      await renameFolder(deps, actor, { folderId, name: 'other' }),
      await deleteFolder(deps, actor, { folderId }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ refusal: { message: 'The project "Project" is archived.' } });
    expect(await listFolders(deps, actor, { projectId })).toMatchObject({ ok: true });
  });

  it('are not for viewers to change', async () => {
    const { workspaceId, projectId, actor } = await makeWorkspace(db);
    const folderId = await folder(actor, projectId, 'chairs');
    const viewer = await makeMember(db, workspaceId, 'viewer');
    const denied = { refusal: { code: 'access.denied' } };
    expect(await createFolder(deps, viewer, { projectId, name: 'x' })).toMatchObject(denied);
    expect(await renameFolder(deps, viewer, { folderId, name: 'x' })).toMatchObject(denied);
    expect(await moveFolder(deps, viewer, { folderId, parentId: null })).toMatchObject(denied);
    expect(await deleteFolder(deps, viewer, { folderId })).toMatchObject(denied);
  });

  it('of another workspace, or project, cannot be told from ones that do not exist', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const { actor, projectId } = mine;
    const own = await folder(actor, projectId, 'own');
    const ids = { theirs: await folder(theirs.actor, theirs.projectId, 'theirs'), madeUp: newId('folder') };
    await expectHidden((folderId) => renameFolder(deps, actor, { folderId, name: 'x' }), ids);
    await expectHidden((folderId) => moveFolder(deps, actor, { folderId, parentId: null }), ids);
    await expectHidden((parentId) => moveFolder(deps, actor, { folderId: own, parentId }), ids);
    await expectHidden((folderId) => deleteFolder(deps, actor, { folderId }), ids);
    await expectHidden((parentId) => createFolder(deps, actor, { projectId, parentId, name: 'x' }), ids);
    const projects = { theirs: theirs.projectId, madeUp: newId('project') };
    await expectHidden((id) => listFolders(deps, actor, { projectId: id }), projects);
    await expectHidden((id) => createFolder(deps, actor, { projectId: id, name: 'x' }), projects);
    const other = newId('project');
    await db.prisma.project.create({
      data: { id: other, workspaceId: mine.workspaceId, name: 'Other', ownerId: actor.userId },
    });
    const elsewhere = await folder(actor, other, 'elsewhere');
    expect(await moveFolder(deps, actor, { folderId: own, parentId: elsewhere })).toEqual(notFound());
  });
});
