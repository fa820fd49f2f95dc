import { createDatabase, Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound } from '@maquette/domain/result';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { moveAssets, trashAssets } from '../assets/index.ts';
import { createFolder, moveFolder } from '../folders/index.ts';
import { newId } from '../new-id.ts';
import { createProject } from '../projects/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { testSettings } from '../testing/make-person.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import {
  changeShareLink,
  createShareLink,
  listShareLinks,
  openShare,
  readEmbedSites,
  readSharedFile,
  replaceShareSecret,
  revokeShareLink,
  setSharePolicy,
  unlockShare,
  type NewShareLink,
  type Visitor,
} from './index.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db, settings: testSettings };
afterAll(() => db.close());

let networks = 0;
/** Somebody whom no limit has counted yet. */
const somebody = (pass: string | null = null): Visitor => ({
  ip: `203.0.${Math.floor(networks / 250)}.${(networks++ % 250) + 1}`,
  userAgent: 'test',
  pass,
});

async function link(place: TestWorkspace, more: Partial<NewShareLink> & { actor?: Actor } = {}) {
  const { actor = place.actor, ...input } = more;
  const made = value(await createShareLink(deps, actor, { kind: 'project', id: place.projectId, ...input }));
  const token = made.url.split('/s/')[1]!;
  return { ...made, token, linkId: made.view.id };
}

const shown = async (token: string, more: { assetId?: string; visitor?: Visitor } = {}) => {
  const page = await openShare(deps, { token, visitor: somebody(), ...more });
  return page.ok ? page.value.assets.map(({ id }) => id) : page.refusal.code;
};
const file = (token: string, fileId: string, more: { download?: boolean; visitor?: Visitor } = {}) =>
  readSharedFile(deps, { token, fileId, visitor: somebody(), download: false, ...more });
const audited = (workspaceId: string) =>
  db.prisma.auditEvent.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } });

describe('a link', () => {
  it('has a secret that is shown once, and stored nowhere as it is', async () => {
    const place = await makeWorkspace(db);
    const { token, url, embedUrl, linkId, view } = await link(place, { passphrase: 'four quiet otters' });
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(url).toBe(`https://studio.test/s/${token}`);
    expect(embedUrl).toBeNull();
    expect(Date.parse(view.expiresAt!) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
    const row = await db.prisma.shareLink.findUniqueOrThrow({ where: { id: linkId } });
    expect(row.passphraseHash).toMatch(/^\$argon2id\$/);
    const stored = JSON.stringify([row, await audited(place.workspaceId)]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain('otters');
    const listed = value(await listShareLinks(deps, place.actor, { projectId: place.projectId }));
    expect(JSON.stringify(listed)).not.toMatch(/argon2|otters/);
    expect(JSON.stringify(listed)).not.toContain(row.tokenHash);
  });

  it('to an asset shows its newest version, and earlier ones where that was chosen', async () => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place, { versions: 2, name: 'Chair' });
    const newest = await link(place, { kind: 'asset', id: assetId });
    const all = await link(place, { kind: 'asset', id: assetId, allVersions: true });
    const versionsOf = async (token: string) =>
      value(await openShare(deps, { token, visitor: somebody() })).assets[0]!.versions.map((v) => v.number);
    expect(await versionsOf(newest.token)).toEqual([2]);
    expect(await versionsOf(all.token)).toEqual([2, 1]);
    expect(codeOf(await file(newest.token, fileIds[0]!))).toBe('not-found');
    expect(await file(newest.token, fileIds[2]!)).toMatchObject({ value: { name: 'Chair v2.png' } });
    expect(codeOf(await file(all.token, fileIds[0]!))).toBe('ok');
  });

  it('to a version shows that one, whatever comes after it', async () => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place, { versions: 2 });
    const [first] = await db.prisma.assetVersion.findMany({ where: { assetId }, orderBy: { number: 'asc' } });
    const { token, view } = await link(place, { kind: 'version', id: first!.id });
    expect(view.target).toMatchObject({ name: 'Chair, version 1', assetId });
    expect(codeOf(await file(token, fileIds[0]!))).toBe('ok');
    expect(codeOf(await file(token, fileIds[2]!))).toBe('not-found');
  });

  it('to a folder shows what lies in it and below it at the time, and nothing beside it', async () => {
    const place = await makeWorkspace(db);
    const { actor, projectId } = place;
    const folder = async (name: string, parentId: string | null = null) =>
      value(await createFolder(deps, actor, { projectId, name, parentId })).id;
    const [outer, beside] = [await folder('outer'), await folder('beside')];
    const inner = await folder('inner', outer);
    const inside = await insertAsset(db, place, { folderId: inner, versions: 2 });
    const stranger = await insertAsset(db, place, { folderId: beside });
    await insertAsset(db, place);
    const { token } = await link(place, { kind: 'folder', id: outer });
    expect(await shown(token)).toEqual([inside.assetId]);
    expect(codeOf(await file(token, inside.fileIds[0]!))).toBe('not-found');
    expect(codeOf(await file(token, inside.fileIds[2]!))).toBe('ok');
    expect(codeOf(await file(token, stranger.fileIds[0]!))).toBe('not-found');
    expect(await shown(token, { assetId: stranger.assetId })).toBe('not-found');

    value(await moveFolder(deps, actor, { folderId: inner, parentId: beside }));
    expect(await shown(token)).toEqual([]);
    expect(codeOf(await file(token, inside.fileIds[2]!))).toBe('not-found');
  });

  it('never serves a file of another project or workspace', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const other = value(await createProject(deps, mine.actor, { name: 'Other' }));
    const { token } = await link(mine);
    const foreign = [await insertAsset(db, mine, { projectId: other.id }), await insertAsset(db, theirs)];
    const madeUp = await file(token, newId('file'));
    for (const { fileIds, assetId } of foreign) {
      for (const fileId of fileIds) expect(await file(token, fileId)).toEqual(madeUp);
      expect(await shown(token, { assetId })).toBe('not-found');
    }
  });
});

describe('a link is dead at once', () => {
  const dead = async (token: string, fileId: string, visitor = somebody()) => {
    expect(await openShare(deps, { token, visitor })).toEqual(notFound());
    expect(await file(token, fileId, { visitor })).toEqual(notFound());
    expect(await readEmbedSites(deps, { token })).toEqual([]);
  };
  const sites = ['https://shop.example'];

  it.each<[string, (place: TestWorkspace, ids: { linkId: string; assetId: string }) => Promise<unknown>]>([
    ['revoked', ({ actor }, { linkId }) => revokeShareLink(deps, actor, { linkId })],
    [
      'expired',
      (_, { linkId }) =>
        db.prisma.shareLink.update({ where: { id: linkId }, data: { expiresAt: new Date(Date.now() - 1) } }),
    ],
    ['given a new address', ({ actor }, { linkId }) => replaceShareSecret(deps, actor, { linkId })],
    ['its asset in the trash', ({ actor }, { assetId }) => trashAssets(deps, actor, { assetIds: [assetId] })],
    [
      'its asset purged',
      async (_, { assetId }) => {
        await db.prisma.assetVersion.deleteMany({ where: { assetId } });
        await db.prisma.asset.delete({ where: { id: assetId } });
      },
    ],
    ['its project deleted', ({ projectId }) => db.prisma.project.delete({ where: { id: projectId } })],
    [
      'its workspace deleted',
      ({ workspaceId }) =>
        db.prisma.workspace.update({ where: { id: workspaceId }, data: { deletedAt: new Date() } }),
    ],
  ])('%s', async (_, end) => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place);
    const { token, linkId } = await link(place, { kind: 'asset', id: assetId, embedSites: sites });
    expect(await shown(token)).toEqual([assetId]);
    expect(codeOf(await file(token, fileIds[0]!))).toBe('ok');
    expect(await readEmbedSites(deps, { token })).toEqual(sites);
    await end(place, { linkId, assetId });
    await dead(token, fileIds[0]!);
  });

  it('in the same words as one that never was', async () => {
    const place = await makeWorkspace(db);
    const { token, linkId } = await link(place);
    await revokeShareLink(deps, place.actor, { linkId });
    const visitor = somebody();
    expect(await openShare(deps, { token, visitor })).toEqual(
      await openShare(deps, { token: 'never', visitor }),
    );
  });

  it('an asset that moves keeps its link, also into another project', async () => {
    const place = await makeWorkspace(db);
    const { actor, workspaceId } = place;
    const other = value(await createProject(deps, actor, { name: 'Other' }));
    const { assetId } = await insertAsset(db, place);
    const { id: versionId } = await db.prisma.assetVersion.findFirstOrThrow({ where: { assetId } });
    const links = [
      await link(place, { kind: 'asset', id: assetId }),
      await link(place, { kind: 'version', id: versionId }),
    ];
    const ofProject = await link(place);
    value(await moveAssets(deps, actor, { assetIds: [assetId], projectId: other.id, folderId: null }));
    for (const { token } of links) expect(await shown(token)).toEqual([assetId]);
    expect(await shown(ofProject.token)).toEqual([]);
    const moved = value(await listShareLinks(deps, actor, { projectId: other.id, targetId: assetId }));
    expect(moved.map(({ id }) => id).toSorted()).toEqual(links.map(({ linkId }) => linkId).toSorted());
    expect(await db.prisma.shareLink.count({ where: { workspaceId, projectId: place.projectId } })).toBe(1);
  });
});

describe('visitors', () => {
  it('are told nothing of the workspace', async () => {
    const place = await makeWorkspace(db);
    await db.prisma.workspace.update({ where: { id: place.workspaceId }, data: { name: 'Secret Studio' } });
    const { assetId } = await insertAsset(db, place, { versions: 2, name: 'Chair' });
    const { token, linkId } = await link(place, { kind: 'asset', id: assetId, allVersions: true });
    const page = JSON.stringify(value(await openShare(deps, { token, visitor: somebody() })));
    expect(page).toContain('Chair');
    for (const secret of [
      place.workspaceId,
      place.projectId,
      place.actor.userId,
      linkId,
      'Secret Studio',
      'The owner',
      'storageKey',
      'k/file',
      'job',
      'engine',
    ])
      expect(page).not.toContain(secret);
  });

  it('are counted once in half an hour, and their network is kept nowhere', async () => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place);
    const { token, linkId } = await link(place, { kind: 'asset', id: assetId, mayDownload: true });
    const visitors = [somebody(), somebody()];
    for (const visitor of [...visitors, ...visitors]) {
      await shown(token, { visitor });
      value(await file(token, fileIds[0]!, { visitor }));
      value(await file(token, fileIds[0]!, { visitor, download: true }));
    }
    const row = await db.prisma.shareLink.findUniqueOrThrow({ where: { id: linkId } });
    expect(row).toMatchObject({ viewCount: 2, downloadCount: 2, lastViewedAt: expect.any(Date) });
    const kept = JSON.stringify([await audited(place.workspaceId), row]);
    for (const { ip } of visitors) expect(kept).not.toContain(ip);
  });

  it('download only where they may, and never without being written down', async () => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place);
    const { token, linkId } = await link(place, { kind: 'asset', id: assetId });
    expect(codeOf(await file(token, fileIds[0]!))).toBe('ok');
    expect(codeOf(await file(token, fileIds[0]!, { download: true }))).toBe('access.denied');
    value(await changeShareLink(deps, place.actor, { linkId, mayDownload: true }));
    expect(codeOf(await file(token, fileIds[0]!, { download: true }))).toBe('ok');
    expect(await audited(place.workspaceId)).toMatchObject([
      { action: 'share.created' },
      { action: 'share.changed', before: { mayDownload: false }, after: { mayDownload: true } },
      { action: 'share.downloaded', actorKind: 'visitor', ip: null, after: { file: 'Chair.png' } },
    ]);
  });
});

describe('a passphrase', () => {
  const passphrase = 'four quiet otters';
  const locked = async () => {
    const place = await makeWorkspace(db);
    const { assetId, fileIds } = await insertAsset(db, place);
    const made = await link(place, { kind: 'asset', id: assetId, passphrase });
    return { ...made, place, fileId: fileIds[0]! };
  };
  const unlock = (token: string, given: string, visitor = somebody()) =>
    unlockShare(deps, { token, passphrase: given, visitor });

  it('is asked for before anything is shown, and remembered by a pass', async () => {
    const { token, fileId } = await locked();
    expect(await shown(token)).toBe('share.passphrase');
    expect(codeOf(await file(token, fileId))).toBe('share.passphrase');
    const { pass } = value(await unlock(token, passphrase));
    const visitor = somebody(pass);
    expect(await shown(token, { visitor })).toHaveLength(1);
    expect(codeOf(await file(token, fileId, { visitor }))).toBe('ok');
  });

  it('is not opened by a pass of another link, a changed pass, or one that is over', async () => {
    const [one, two] = [await locked(), await locked()];
    const { pass } = value(await unlock(one.token, passphrase));
    const [expires, seal] = pass.split('.');
    const tried = [`${Number(expires) + 1}.${seal}`, `1.${seal}`, `${expires}.${'A'.repeat(43)}`, '', 'x.y'];
    for (const forged of tried)
      expect(await shown(one.token, { visitor: somebody(forged) })).toBe('share.passphrase');
    expect(await shown(two.token, { visitor: somebody(pass) })).toBe('share.passphrase');
  });

  it('ends every pass when it changes, or when the link gets a new address', async () => {
    const { token, place, linkId } = await locked();
    const first = value(await unlock(token, passphrase)).pass;
    value(await changeShareLink(deps, place.actor, { linkId, passphrase: 'five loud badgers' }));
    expect(await shown(token, { visitor: somebody(first) })).toBe('share.passphrase');
    expect(codeOf(await unlock(token, passphrase))).toBe('share.passphrase');
    const second = value(await unlock(token, 'five loud badgers')).pass;
    const { url } = value(await replaceShareSecret(deps, place.actor, { linkId }));
    expect(await shown(url.split('/s/')[1]!, { visitor: somebody(second) })).toBe('share.passphrase');
    value(await changeShareLink(deps, place.actor, { linkId, passphrase: null }));
    expect(await shown(url.split('/s/')[1]!)).toHaveLength(1);
  });

  it('cannot be tried endlessly from one network; others are not held up', async () => {
    const { token, place } = await locked();
    const guesser = somebody();
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, i) => unlock(token, `guess number ${i}`, guesser)),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'share.passphrase')).toHaveLength(10);
    expect(codes.filter((code) => code === 'limit.requests')).toHaveLength(4);
    expect(codeOf(await unlock(token, passphrase, guesser))).toBe('limit.requests');
    expect(codeOf(await unlock(token, passphrase))).toBe('ok');
    const refused = (await audited(place.workspaceId)).filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ action: 'share.unlocked', actorKind: 'visitor', ip: guesser.ip });
  });

  it('is answered the same for a link that is not there', async () => {
    const { token } = await locked();
    expect(await unlock('never', 'whatever it is')).toEqual(await unlock(token, 'whatever it is'));
  });
});

describe('who may', () => {
  it('owners and admins always, editors where the workspace lets them, others never', async () => {
    const place = await makeWorkspace(db);
    const { workspaceId, actor } = place;
    const people = Object.fromEntries(
      await Promise.all(
        (['admin', 'editor', 'viewer'] as const).map(
          async (role) => [role, (await makeMember(db, workspaceId, role)).userId] as const,
        ),
      ),
    );
    const tries = async (role: string) => {
      const who = await actorOf(db, { workspaceId, userId: people[role]! });
      return codeOf(await createShareLink(deps, who, { kind: 'project', id: place.projectId }));
    };
    expect([await tries('admin'), await tries('editor'), await tries('viewer')]).toEqual([
      'ok',
      'ok',
      'access.denied',
    ]);
    const editor = await actorOf(db, { workspaceId, userId: people['editor']! });
    expect(codeOf(await setSharePolicy(deps, editor, { editorsMayShare: false }))).toBe('access.denied');
    value(await setSharePolicy(deps, actor, { editorsMayShare: false }));
    expect(await tries('editor')).toBe('access.denied');
    expect(await tries('admin')).toBe('ok');
    const last = (await audited(workspaceId)).findLast(({ action }) => action === 'workspace.changed');
    expect(last).toMatchObject({ before: { editorsMayShare: true }, after: { editorsMayShare: false } });
  });

  it('nobody sees, makes, changes or revokes a link of another workspace or of a hidden project', async () => {
    const [mine, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const { linkId } = await link(theirs);
    const hidden = value(await createProject(deps, mine.actor, { name: 'Hidden' }));
    await db.prisma.project.update({ where: { id: hidden.id }, data: { isRestricted: true } });
    const inHidden = await link(mine, { id: hidden.id });
    const { userId, workspaceId } = await makeMember(db, mine.workspaceId, 'editor');
    const editor = await actorOf(db, { workspaceId, userId });
    for (const [actor, ids] of [
      [mine.actor, { link: linkId, project: theirs.projectId }],
      [editor, { link: inHidden.linkId, project: hidden.id }],
    ] as const) {
      const ofLink = { theirs: ids.link, madeUp: newId('shareLink') };
      const ofProject = { theirs: ids.project, madeUp: newId('project') };
      await expectHidden((id) => listShareLinks(deps, actor, { projectId: id }), ofProject);
      await expectHidden((id) => createShareLink(deps, actor, { kind: 'project', id }), ofProject);
      await expectHidden((id) => changeShareLink(deps, actor, { linkId: id, mayDownload: true }), ofLink);
      await expectHidden((id) => revokeShareLink(deps, actor, { linkId: id }), ofLink);
      await expectHidden((id) => replaceShareSecret(deps, actor, { linkId: id }), ofLink);
    }
  });
});

describe('what cannot be', () => {
  const refused = async (more: Partial<NewShareLink>) => {
    const place = await makeWorkspace(db);
    const made = await createShareLink(deps, place.actor, { kind: 'project', id: place.projectId, ...more });
    return made.ok ? 'ok' : (made.refusal.field ?? made.refusal.code);
  };

  it.each<[string, Partial<NewShareLink>, string]>([
    ['an end in the past', { expiresAt: new Date(Date.now() - 1) }, 'expiresAt'],
    ['an end that is none', { expiresAt: 'soon' }, 'expiresAt'],
    ['a short passphrase', { passphrase: 'short' }, 'passphrase'],
    ['an empty passphrase', { passphrase: '' }, 'passphrase'],
    ['a folder in a frame', { embedSites: ['https://shop.example'] }, 'embedSites'],
    ['no end at all: it can', { expiresAt: null }, 'ok'],
  ])('%s', async (_, more, answer) => expect(await refused(more)).toBe(answer));

  it('a passphrase in a frame, from either side', async () => {
    const place = await makeWorkspace(db);
    const { assetId } = await insertAsset(db, place);
    const embedSites = ['https://shop.example'];
    const { linkId } = await link(place, { kind: 'asset', id: assetId, embedSites });
    const change = (more: object) => changeShareLink(deps, place.actor, { linkId, ...more });
    const passphrase = 'four quiet otters';
    expect(await change({ passphrase })).toMatchObject({ refusal: { field: 'embedSites' } });
    value(await change({ passphrase, embedSites: [] }));
    expect(await change({ embedSites })).toMatchObject({ refusal: { field: 'embedSites' } });
    value(await change({ passphrase: null, embedSites }));
  });

  it('a link to what lies in the trash, and a change of what was revoked', async () => {
    const place = await makeWorkspace(db);
    const { assetId } = await insertAsset(db, place);
    await trashAssets(deps, place.actor, { assetIds: [assetId] });
    expect(codeOf(await createShareLink(deps, place.actor, { kind: 'asset', id: assetId }))).toBe(
      'conflict.state',
    );
    const { linkId } = await link(place);
    value(await revokeShareLink(deps, place.actor, { linkId }));
    value(await revokeShareLink(deps, place.actor, { linkId }));
    expect(codeOf(await changeShareLink(deps, place.actor, { linkId, name: 'x' }))).toBe('conflict.state');
    expect(codeOf(await replaceShareSecret(deps, place.actor, { linkId }))).toBe('conflict.state');
  });

  it('the 201st living link of a project, also when many are made at once', async () => {
    const place = await makeWorkspace(db);
    const { workspaceId, projectId, actor } = place;
    await db.prisma.shareLink.createMany({
      data: Array.from({ length: 195 }, (_, i) => ({
        id: newId('shareLink'),
        workspaceId,
        projectId,
        kind: 'project' as const,
        targetId: projectId,
        name: `Link ${i}`,
        tokenHash: newId('file'),
        createdById: actor.userId,
      })),
    });
    const made = await Promise.all(
      Array.from({ length: 9 }, () => createShareLink(deps, actor, { kind: 'project', id: projectId })),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(5);
    const [row] = await db.prisma.$queryRaw<{ place: number | null }[]>(
      Prisma.sql`SELECT audit_break(${workspaceId}) AS place`,
    );
    expect(row!.place).toBeNull();
  });
});
