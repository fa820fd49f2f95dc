import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createFolder } from '../folders/index.ts';
import { newId } from '../new-id.ts';
import { archiveProject, createProject } from '../projects/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import {
  getAsset,
  listAssets,
  listVersions,
  moveAssets,
  readFile,
  renameAsset,
  restoreAssets,
  trashAssets,
  type AssetQuery,
} from './index.ts';

const db = createDatabase({ url: inject('databaseUrl') });
const deps = { db };
afterAll(() => db.close());

async function page(actor: Actor, query: AssetQuery) {
  const listed = await listAssets(deps, actor, query);
  if (!listed.ok) throw new Error(listed.refusal.message);
  return listed.value;
}
const idsOf = async (actor: Actor, query: AssetQuery) => (await page(actor, query)).items.map(({ id }) => id);

async function folder(actor: Actor, projectId: string, name: string): Promise<string> {
  const made = await createFolder(deps, actor, { projectId, name });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.id;
}

describe('an asset', () => {
  it('is shown with its newest version and where its files are', async () => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place, { versions: 3, name: 'Chair' });
    const shown = await getAsset(deps, place.actor, { assetId });
    expect(shown).toMatchObject({
      value: {
        id: assetId,
        name: 'Chair',
        kind: 'image',
        trashedAt: null,
        versionCount: 3,
        current: {
          number: 3,
          createdBy: { id: place.actor.userId, name: 'The owner' },
          facts: { kind: 'image', widthPixels: 10 },
          files: [
            { id: fileIds[4], role: 'main', url: `/api/v1/files/${fileIds[4]}`, mime: 'image/png', bytes: 5 },
            {
              id: fileIds[5],
              role: 'thumbnail',
              url: `/api/v1/files/${fileIds[5]}`,
              mime: 'image/webp',
              bytes: 5,
            },
          ],
        },
      },
    });
    expect(JSON.stringify(shown)).not.toContain('k/');
    expect(shown.ok && shown.value.current.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const versions = await listVersions(deps, place.actor, { assetId });
    expect(versions.ok && versions.value.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(shown.ok && versions.ok && versions.value[0]).toEqual(shown.ok && shown.value.current);
  });

  it('is renamed; others may have the same name', async () => {
    const place = await makeWorkspace(db);
    const { assetId } = await insertAsset(db, place);
    await insertAsset(db, place, { name: 'Stool' });
    expect(await renameAsset(deps, place.actor, { assetId, name: ' Stool ' })).toMatchObject({
      value: { name: 'Stool' },
    });
    expect(await renameAsset(deps, place.actor, { assetId, name: '' })).toMatchObject({
      refusal: { field: 'name' },
    });
  });

  it('is called as it should be saved', async () => {
    const place = await makeWorkspace(db);
    const { fileIds } = await insertAsset(db, place, { versions: 2 });
    const names = [];
    for (const fileId of fileIds) {
      const file = await readFile(deps, place.actor, { fileId });
      names.push(file.ok && file.value.name);
    }
    expect(names).toEqual(['Chair.png', 'Chair thumbnail.webp', 'Chair v2.png', 'Chair v2 thumbnail.webp']);
  });

  it('goes to the trash and back, to where it was; its files stay where they are', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    const folderId = await folder(actor, projectId, 'chairs');
    const { assetId, fileIds } = await insertAsset(db, place, { folderId });
    expect(await trashAssets(deps, actor, { assetIds: [assetId, assetId] })).toEqual({
      ok: true,
      value: { count: 1 },
    });
    expect(await idsOf(actor, { projectId })).toEqual([]);
    expect(await idsOf(actor, { projectId, trashed: true })).toEqual([assetId]);
    expect(await readFile(deps, actor, { fileId: fileIds[0]! })).toMatchObject({ ok: true });
    expect(await restoreAssets(deps, actor, { assetIds: [assetId] })).toEqual({
      ok: true,
      value: { count: 1 },
    });
    expect(await idsOf(actor, { projectId, folderId })).toEqual([assetId]);
  });

  it('of another editor is not an editor’s to trash; then none of them goes', async () => {
    const place = await makeWorkspace(db);
    const editor = await makeMember(db, place.workspaceId, 'editor');
    const mine = await insertAsset(db, place, { createdById: editor.userId });
    const theirs = await insertAsset(db, place);
    const both = { assetIds: [mine.assetId, theirs.assetId] };
    expect(await trashAssets(deps, editor, both)).toMatchObject({ refusal: { code: 'access.denied' } });
    expect(await idsOf(editor, { trashed: true })).toEqual([]);
    expect(await trashAssets(deps, editor, { assetIds: [mine.assetId] })).toMatchObject({ ok: true });
    expect(await trashAssets(deps, place.actor, both)).toMatchObject({ value: { count: 1 } });
  });

  it('is moved to another folder or project with the others, or none is', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    const other = await createProject(deps, actor, { name: 'Other' });
    if (!other.ok) throw new Error('refused');
    const folderId = await folder(actor, other.value.id, 'chairs');
    const assetIds = [(await insertAsset(db, place)).assetId, (await insertAsset(db, place)).assetId];
    const move = (to: Partial<Parameters<typeof moveAssets>[2]>) =>
      moveAssets(deps, actor, { assetIds, projectId: other.value.id, folderId, ...to });
    expect(await move({ assetIds: [...assetIds, newId('asset')] })).toEqual(notFound());
    expect(await move({ projectId })).toEqual(notFound());
    expect(await move({ assetIds: [] })).toMatchObject({ refusal: { field: 'assetIds' } });
    expect(await idsOf(actor, { projectId })).toHaveLength(2);
    expect(await move({})).toEqual({ ok: true, value: { count: 2 } });
    expect(await idsOf(actor, { projectId: other.value.id, folderId })).toHaveLength(2);
    await archiveProject(deps, actor, { projectId, archived: true });
    expect(await move({ projectId, folderId: null })).toMatchObject({ refusal: { code: 'conflict.state' } });
  });

  it('is not for viewers to change', async () => {
    const place = await makeWorkspace(db);
    const { assetId } = await insertAsset(db, place);
    const viewer = await makeMember(db, place.workspaceId, 'viewer');
    const denied = { refusal: { code: 'access.denied' } };
    expect(await renameAsset(deps, viewer, { assetId, name: 'x' })).toMatchObject(denied);
    expect(await trashAssets(deps, viewer, { assetIds: [assetId] })).toMatchObject(denied);
    expect(await restoreAssets(deps, viewer, { assetIds: [assetId] })).toMatchObject(denied);
    const to = { assetIds: [assetId], projectId: place.projectId, folderId: null };
    expect(await moveAssets(deps, viewer, to)).toMatchObject(denied);
    expect(await getAsset(deps, viewer, { assetId })).toMatchObject({ ok: true });
  });

  it('of another workspace cannot be told from one that does not exist', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const { actor, projectId } = mine;
    const their = await insertAsset(db, theirs);
    const own = await insertAsset(db, mine);
    const assets = { theirs: their.assetId, madeUp: newId('asset') };
    await expectHidden((assetId) => getAsset(deps, actor, { assetId }), assets);
    await expectHidden((assetId) => listVersions(deps, actor, { assetId }), assets);
    await expectHidden((assetId) => renameAsset(deps, actor, { assetId, name: 'x' }), assets);
    await expectHidden((assetId) => trashAssets(deps, actor, { assetIds: [own.assetId, assetId] }), assets);
    await expectHidden((assetId) => restoreAssets(deps, actor, { assetIds: [assetId] }), assets);
    await expectHidden(
      (assetId) => moveAssets(deps, actor, { assetIds: [assetId], projectId, folderId: null }),
      assets,
    );
    const files = { theirs: their.fileIds[0]!, madeUp: newId('file') };
    await expectHidden((fileId) => readFile(deps, actor, { fileId }), files);
    const projects = { theirs: theirs.projectId, madeUp: newId('project') };
    await expectHidden((id) => listAssets(deps, actor, { projectId: id }), projects);
    await expectHidden(
      (id) => moveAssets(deps, actor, { assetIds: [own.assetId], projectId: id, folderId: null }),
      projects,
    );
    const folders = { theirs: await folder(theirs.actor, theirs.projectId, 'f'), madeUp: newId('folder') };
    await expectHidden((folderId) => listAssets(deps, actor, { projectId, folderId }), folders);
    await expectHidden(
      (folderId) => moveAssets(deps, actor, { assetIds: [own.assetId], projectId, folderId }),
      folders,
    );
    expect(await idsOf(actor, {})).toEqual([own.assetId]);
    expect(await db.prisma.asset.findUnique({ where: { id: their.assetId } })).toMatchObject({
      name: 'Chair',
      trashedAt: null,
    });
  });
});

describe('a list of assets', () => {
  it('is narrowed by project, folder, kind and a part of the name', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    const folderId = await folder(actor, projectId, 'chairs');
    const inFolder = (await insertAsset(db, place, { folderId, name: 'Oak chair' })).assetId;
    const atTop = (await insertAsset(db, place, { name: '100% linen', kind: 'model' })).assetId;
    expect(await idsOf(actor, { projectId, folderId })).toEqual([inFolder]);
    expect(await idsOf(actor, { projectId, folderId: null })).toEqual([atTop]);
    expect(new Set(await idsOf(actor, { projectId }))).toEqual(new Set([inFolder, atTop]));
    expect(await idsOf(actor, { kind: 'model' })).toEqual([atTop]);
    expect(await idsOf(actor, { search: 'OAK' })).toEqual([inFolder]);
    expect(await idsOf(actor, { search: '0% L' })).toEqual([atTop]);
    expect(await idsOf(actor, { search: '%' })).toEqual([atTop]);
    expect(await idsOf(actor, { search: '_' })).toEqual([]);
    expect(await idsOf(actor, { search: '\\' })).toEqual([]);
    expect(await idsOf(actor, { search: '  ' })).toHaveLength(2);
  });

  it('goes on behind the last one shown, also when many are of the same moment and new ones come in', async () => {
    const place = await makeWorkspace(db);
    const moment = new Date(Date.UTC(2026, 0, 1));
    const made = new Set<string>();
    for (let i = 0; i < 23; i++) made.add((await insertAsset(db, place, { createdAt: moment })).assetId);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const shown = await page(place.actor, { projectId: place.projectId, limit: 5, cursor });
      seen.push(...shown.items.map(({ id }) => id));
      expect(shown.total).toBe(23 + pages);
      await insertAsset(db, place);
      if (shown.nextCursor === null) break;
      cursor = shown.nextCursor;
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen)).toEqual(made);
  });

  it.each(['x', '', 'MTIz', Buffer.from("1 a' OR 1=1 --").toString('base64url')])(
    'does not begin at %j',
    async (cursor) => {
      const { actor } = await makeWorkspace(db);
      expect(await listAssets(deps, actor, { cursor })).toMatchObject({
        refusal: { code: 'input.invalid', field: 'cursor' },
      });
    },
  );

  it('shows a page of 10,000 assets in a blink, wherever it begins', async () => {
    const place = await makeWorkspace(db);
    await fill(place.workspaceId, place.projectId, 10_000);
    const folderId = await folder(place.actor, place.projectId, 'all');
    await db.prisma.$executeRaw`UPDATE "Asset" SET "folderId" = ${folderId}
      WHERE "workspaceId" = ${place.workspaceId} AND right("name", 1) = '7'`;
    await db.prisma.$executeRaw`ANALYZE "Asset", "AssetVersion", "StoredFile"`;
    const { actor, projectId } = place;
    const middle = Buffer.from(`${Date.UTC(2026, 0, 1) + 5_000_000} ast_x`).toString('base64url');
    const queries: AssetQuery[] = [
      { projectId, limit: 200 },
      { projectId, limit: 200, cursor: middle },
      { projectId, folderId: null, limit: 200 },
      { projectId, folderId, limit: 200 },
      { limit: 200, search: 'asset 99' },
    ];
    for (const query of queries) {
      await page(actor, query);
      const start = performance.now();
      const shown = await page(actor, query);
      // some 20 ms on an idle machine
      expect(performance.now() - start, JSON.stringify(query)).toBeLessThan(500);
      expect(shown.items.length).toBeGreaterThan(100);
      expect(shown.items.every(({ current }) => current.files.length === 2)).toBe(true);
    }
  });
});

/** Many assets at once, a second apart, each with one version and two files. */
async function fill(workspaceId: string, projectId: string, count: number) {
  await db.prisma.$executeRaw`
    INSERT INTO "Asset" ("id", "workspaceId", "projectId", "kind", "name", "createdById", "createdAt", "updatedAt")
    SELECT 'ast_' || ${workspaceId} || i, ${workspaceId}, ${projectId}, 'image', 'Asset ' || i, 'usr_x',
      timestamptz '2026-01-01 00:00:00Z' + i * interval '1 second', now() FROM generate_series(1, ${count}::int) i`;
  await db.prisma.$executeRaw`
    INSERT INTO "AssetVersion" ("id", "workspaceId", "assetId", "number", "facts", "createdById")
    SELECT 'ver_' || a."id", a."workspaceId", a."id", 1, '{"kind":"image"}', 'usr_x'
    FROM "Asset" a WHERE a."workspaceId" = ${workspaceId}`;
  await db.prisma.$executeRaw`
    INSERT INTO "StoredFile" ("id", "workspaceId", "versionId", "role", "storageKey", "mime", "bytes", "sha256")
    SELECT 'file_' || r || v."id", v."workspaceId", v."id", r, 'k', 'image/png', 1, 'ab'
    FROM "AssetVersion" v, unnest(enum_range(NULL::"FileRole")) r WHERE v."workspaceId" = ${workspaceId}`;
}
