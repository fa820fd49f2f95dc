import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { createMedia, type CheckedImage, type Media } from '@maquette/media';
import { createDiskStore, StorageFullError, type ObjectStore } from '@maquette/storage';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getAsset, listAssets, readFile } from '../assets/index.ts';
import { createFolder } from '../folders/index.ts';
import { newId } from '../new-id.ts';
import { archiveProject } from '../projects/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { getUpload, receiveUpload, uploadFile, type IncomingFile } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl') });
let folder: string;
let temporaryFolder: string;
let media: Media;
let store: ObjectStore;
const warned: object[] = [];
const log = { info: () => {}, warn: (fields: object) => void warned.push(fields), error: () => {} };
const deps = (more: { store?: ObjectStore; media?: Media } = {}) => ({ db, store, media, log, ...more });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'maquette-uploads-'));
  temporaryFolder = path.join(folder, 'checked');
  media = createMedia({ temporaryFolder });
  store = createDiskStore({
    folder: path.join(folder, 'files'),
    baseUrl: 'https://studio.test',
    secret: 'secret',
  });
});
afterAll(async () => {
  await media.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

/** A PNG of 16 x 16 pixels with two colours. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJklEQVQ4jWMwDi3/TwlmoJoB/1cx4MWjBjCMiDAwHvCUaDxyDQAAlxgon0ILKU8AAAAASUVORK5CYII=',
  'base64',
);
const glb = (() => {
  const bin = Buffer.concat([Buffer.from(Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]).buffer)]);
  const json = Buffer.from(
    JSON.stringify({
      asset: { version: '2.0' },
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
      accessors: [
        { bufferView: 0, componentType: 5126, type: 'VEC3', count: 3, min: [0, 0, 0], max: [1, 1, 0] },
      ],
      bufferViews: [{ buffer: 0, byteLength: 36 }],
      buffers: [{ byteLength: 36 }],
    }).padEnd(400),
  );
  const head = Buffer.alloc(20);
  head.write('glTF');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(20 + json.length + 8 + bin.length, 8);
  head.writeUInt32LE(json.length, 12);
  head.write('JSON', 16);
  const binHead = Buffer.alloc(8);
  binHead.writeUInt32LE(bin.length);
  binHead.write('BIN', 4);
  return Buffer.concat([head, json, binHead, bin]);
})();

async function incoming(content: Buffer, more: Partial<IncomingFile> = {}): Promise<IncomingFile> {
  const place = path.join(folder, newId('request'));
  await writeFile(place, content);
  return { path: place, bytes: content.length, fileName: 'chair.png', ...more };
}
async function receive(actor: Actor, more: Partial<IncomingFile> = {}, content = png) {
  return receiveUpload(deps(), actor, await incoming(content, more));
}

/** What the store and the temporary folder hold of a workspace. */
async function traces(workspaceId: string) {
  const stored = await readdir(path.join(folder, 'files', 'ws', workspaceId), {
    recursive: true,
    withFileTypes: true,
  })
    .then((entries) => entries.filter((entry) => entry.isFile() && !entry.name.includes('@')).length)
    .catch(() => 0);
  const uploads = await db.prisma.upload.count({ where: { workspaceId } });
  const assets = await db.prisma.asset.count({ where: { workspaceId } });
  return { stored, uploads, assets, temporary: (await readdir(temporaryFolder).catch(() => [])).length };
}
const nothing = { stored: 0, uploads: 0, assets: 0, temporary: 0 };

describe('an upload', () => {
  it('is checked, stored and shown, without saying where it lies', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    const received = await receive(actor, { fileName: 'C:\\pictures\\my chair.png' });
    if (!received.ok) throw new Error(received.refusal.message);
    expect(received.value).toMatchObject({
      kind: 'image',
      name: 'my chair.png',
      mime: 'image/png',
      facts: { kind: 'image', widthPixels: 16, heightPixels: 16, hasAlpha: false },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(received.value.assetId).toBeUndefined();
    expect(JSON.stringify(received.value)).not.toContain('ws/');
    const { uploadId } = received.value;
    expect(await getUpload(deps(), actor, { uploadId })).toEqual({ ok: true, value: received.value });
    const file = await uploadFile(deps(), actor, { uploadId });
    if (!file.ok) throw new Error('refused');
    const content = await buffer(await store.get(file.value.storageKey));
    expect(content.length).toBe(received.value.bytes);
    expect(await uploadFile(deps(), actor, { uploadId, thumbnail: true })).toMatchObject({
      value: { mime: 'image/webp' },
    });
    expect(await traces(workspaceId)).toEqual({ stored: 2, uploads: 1, assets: 0, temporary: 0 });
  });

  it('into a project is a picture there, with version 1 and its thumbnail', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const made = await createFolder(deps(), actor, { projectId, name: 'references' });
    const folderId = made.ok ? made.value.id : '';
    const received = await receive(actor, { intoProject: { projectId, folderId } });
    if (!received.ok) throw new Error(received.refusal.message);
    const asset = await getAsset(deps(), actor, { assetId: received.value.assetId! });
    if (!asset.ok) throw new Error('refused');
    expect(asset.value).toMatchObject({
      name: 'chair',
      kind: 'image',
      folderId,
      versionCount: 1,
      current: { number: 1, uploadId: received.value.uploadId, jobId: null, facts: received.value.facts },
    });
    expect(asset.value.current.files.map(({ role, mime }) => [role, mime])).toEqual([
      ['main', 'image/png'],
      ['thumbnail', 'image/webp'],
    ]);
    for (const { id, bytes } of asset.value.current.files) {
      const file = await readFile(deps(), actor, { fileId: id });
      if (!file.ok) throw new Error('refused');
      expect((await buffer(await store.get(file.value.storageKey))).length).toBe(bytes);
    }
    expect(await traces(workspaceId)).toEqual({ stored: 2, uploads: 1, assets: 1, temporary: 0 });
  });

  it('may have the name of another, also when both come at once', async () => {
    const { actor, projectId } = await makeWorkspace(db);
    const into = { intoProject: { projectId, folderId: null } };
    const results = await Promise.all(Array.from({ length: 5 }, () => receive(actor, into)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    const listed = await listAssets(deps(), actor, { projectId });
    expect(listed.ok && listed.value.items.map(({ name }) => name)).toEqual(
      Array.from({ length: 5 }, () => 'chair'),
    );
  });

  it('of a model is kept for an import, not made an asset', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const more = { fileName: 'chair.glb', intoProject: { projectId, folderId: null } };
    const received = await receive(actor, more, glb);
    expect(received).toMatchObject({
      value: { kind: 'model', mime: 'model/gltf-binary', facts: { faces: 1 } },
    });
    expect(received.ok && received.value.assetId).toBeUndefined();
    const uploadId = received.ok ? received.value.uploadId : '';
    expect(await uploadFile(deps(), actor, { uploadId, thumbnail: true })).toEqual(notFound());
    expect(await traces(workspaceId)).toEqual({ stored: 1, uploads: 1, assets: 0, temporary: 0 });
  });

  it('that is refused leaves nothing behind', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const into = { intoProject: { projectId, folderId: null } };
    expect(await receive(actor, into, Buffer.from('words'))).toMatchObject({
      refusal: { code: 'file.type' },
    });
    expect(await receive(actor, into, png.subarray(0, 60))).toMatchObject({
      refusal: { code: 'file.damaged' },
    });
    expect(await traces(workspaceId)).toEqual(nothing);
  });

  it('into an archived project is refused before the file is looked at', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    await archiveProject(deps(), actor, { projectId, archived: true });
    const result = await receive(actor, { intoProject: { projectId, folderId: null } }, Buffer.from('words'));
    expect(result).toMatchObject({ refusal: { code: 'conflict.state' } });
    expect(await traces(workspaceId)).toEqual(nothing);
  });

  it('into a project that is archived while the file is checked leaves nothing behind', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const slow: Media = {
      ...media,
      async checkUpload(file) {
        const checked = await media.checkUpload(file);
        await archiveProject(deps(), actor, { projectId, archived: true });
        return checked;
      },
    };
    const file = await incoming(png, { intoProject: { projectId, folderId: null } });
    expect(await receiveUpload(deps({ media: slow }), actor, file)).toMatchObject({
      refusal: { code: 'conflict.state' },
    });
    expect(await traces(workspaceId)).toEqual(nothing);
  });

  it('that the store has no room for is refused in words, and leaves nothing behind', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    let puts = 0;
    const full: ObjectStore = {
      ...store,
      async put(key, body, options) {
        puts += 1;
        if (puts === 2) throw new StorageFullError('full');
        await store.put(key, body, options);
      },
    };
    expect(await receiveUpload(deps({ store: full }), actor, await incoming(png))).toMatchObject({
      refusal: { code: 'storage.full' },
    });
    expect(await traces(workspaceId)).toEqual(nothing);
  });

  it('whose store or database fails leaves nothing behind, and is an error', async () => {
    const { actor, workspaceId, projectId } = await makeWorkspace(db);
    const failing: ObjectStore = { ...store, put: () => Promise.reject(new Error('the store is away')) };
    await expect(receiveUpload(deps({ store: failing }), actor, await incoming(png))).rejects.toThrow(
      'is away',
    );
    const lying: Media = {
      ...media,
      async checkUpload(file) {
        const checked = await media.checkUpload(file);
        // what no database takes
        if (checked.ok) (checked.value as CheckedImage).facts.bytes = 2 ** 40;
        return checked;
      },
    };
    const file = await incoming(png, { intoProject: { projectId, folderId: null } });
    await expect(receiveUpload(deps({ media: lying }), actor, file)).rejects.toThrow();
    expect(await traces(workspaceId)).toEqual(nothing);
  });

  it('is not for viewers', async () => {
    const { workspaceId } = await makeWorkspace(db);
    const viewer = await makeMember(db, workspaceId, 'viewer');
    expect(await receive(viewer)).toMatchObject({ refusal: { code: 'access.denied' } });
  });

  it('of or into another workspace cannot be told from what does not exist', async () => {
    const [{ actor, projectId, workspaceId }, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const their = await receive(theirs.actor);
    const uploads = { theirs: their.ok ? their.value.uploadId : '', madeUp: newId('upload') };
    await expectHidden((uploadId) => getUpload(deps(), actor, { uploadId }), uploads);
    await expectHidden((uploadId) => uploadFile(deps(), actor, { uploadId }), uploads);
    await expectHidden((uploadId) => uploadFile(deps(), actor, { uploadId, thumbnail: true }), uploads);
    const projects = { theirs: theirs.projectId, madeUp: newId('project') };
    await expectHidden((id) => receive(actor, { intoProject: { projectId: id, folderId: null } }), projects);
    const made = await createFolder(deps(), theirs.actor, { projectId: theirs.projectId, name: 'theirs' });
    const folders = { theirs: made.ok ? made.value.id : '', madeUp: newId('folder') };
    await expectHidden((folderId) => receive(actor, { intoProject: { projectId, folderId } }), folders);
    expect(await traces(workspaceId)).toEqual(nothing);
  });
});
