import { createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { createShareLink, type NewShareLink, type Visitor } from '../share/index.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { insertAsset } from '../testing/insert-asset.ts';
import { testSettings } from '../testing/make-person.ts';
import { codeOf, value } from '../testing/make-studio.ts';
import { actorOf, makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import {
  commentThroughShare,
  createComment,
  deleteComment,
  listComments,
  listSharedComments,
} from './index.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db, settings: testSettings };
afterAll(() => db.close());

let networks = 0;
const somebody = (): Visitor => ({ ip: `198.51.100.${++networks}`, userAgent: 'test', pass: null });

async function commented(more: Partial<NewShareLink> = {}) {
  const place = await makeWorkspace(db);
  const { assetId } = await insertAsset(db, place, { versions: 2, name: 'Chair' });
  const [newest, first] = await db.prisma.assetVersion.findMany({
    where: { assetId },
    orderBy: { number: 'desc' },
  });
  const made = value(
    await createShareLink(deps, place.actor, { kind: 'asset', id: assetId, mayComment: true, ...more }),
  );
  return {
    place,
    assetId,
    newest: newest!,
    first: first!,
    token: made.url.split('/s/')[1]!,
    link: made.view,
  };
}
const textsOf = async ({ actor }: TestWorkspace, assetId: string) =>
  value(await listComments(deps, actor, { assetId })).map(({ body }) => body);

describe('a comment', () => {
  it('is about the newest version, or about one that is named; the oldest is read first', async () => {
    const { place, assetId, newest, first } = await commented();
    const { actor } = place;
    expect(value(await createComment(deps, actor, { assetId, body: ' Legs\r\ntoo thin ' }))).toMatchObject({
      version: { id: newest.id, number: 2 },
      authorId: actor.userId,
      authorName: 'The owner',
      through: null,
      body: 'Legs\ntoo thin',
    });
    value(await createComment(deps, actor, { assetId, versionId: first.id, body: 'Was better' }));
    expect(await textsOf(place, assetId)).toEqual(['Legs\ntoo thin', 'Was better']);
    const ofFirst = value(await listComments(deps, actor, { assetId, versionId: first.id }));
    expect(ofFirst.map(({ body }) => body)).toEqual(['Was better']);
  });

  it('has 1 to 4,000 characters, and is text, whatever stands in it', async () => {
    const { place, assetId } = await commented();
    const say = (body: string) => createComment(deps, place.actor, { assetId, body });
    expect(await say(' \n ')).toMatchObject({ refusal: { field: 'body' } });
    expect(await say('x'.repeat(4_001))).toMatchObject({ refusal: { field: 'body' } });
    const markup = '<script>alert(1)</script>';
    expect(value(await say(markup)).body).toBe(markup);
  });

  it('is not about a version of another asset, and not on what lies in the trash', async () => {
    const [one, two] = [await commented(), await commented()];
    const { actor } = one.place;
    const { assetId } = one;
    const versionId = two.newest.id;
    expect(codeOf(await createComment(deps, actor, { assetId, versionId, body: 'x' }))).toBe('not-found');
    await db.prisma.asset.update({ where: { id: assetId }, data: { trashedAt: new Date() } });
    expect(codeOf(await createComment(deps, actor, { assetId, body: 'x' }))).toBe('conflict.state');
  });

  it('is taken back by who wrote it, and by owners and admins, text and all', async () => {
    const { place, assetId } = await commented();
    const { workspaceId, actor } = place;
    const [viewer, editor] = [
      await makeMember(db, workspaceId, 'viewer'),
      await makeMember(db, workspaceId, 'editor'),
    ];
    const byViewer = value(await createComment(deps, viewer, { assetId, body: 'Mine' }));
    const other = value(await createComment(deps, viewer, { assetId, body: 'Mine too' }));
    expect(codeOf(await deleteComment(deps, editor, { commentId: byViewer.id }))).toBe('access.denied');
    value(await deleteComment(deps, viewer, { commentId: byViewer.id }));
    expect(codeOf(await deleteComment(deps, viewer, { commentId: byViewer.id }))).toBe('not-found');
    value(await deleteComment(deps, actor, { commentId: other.id }));
    expect(await textsOf(place, assetId)).toEqual([]);
    expect(await db.prisma.comment.count({ where: { workspaceId, body: { not: '' } } })).toBe(0);
    const events = await db.prisma.auditEvent.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual([
      'share.created',
      'comment.created',
      'comment.created',
      'comment.deleted',
      'comment.deleted',
    ]);
  });

  it('of another workspace is not there', async () => {
    const [mine, theirs] = [await commented(), await commented()];
    const { id } = value(
      await createComment(deps, theirs.place.actor, { assetId: theirs.assetId, body: 'Theirs' }),
    );
    const { actor } = mine.place;
    const assets = { theirs: theirs.assetId, madeUp: newId('asset') };
    await expectHidden((assetId) => listComments(deps, actor, { assetId }), assets);
    await expectHidden((assetId) => createComment(deps, actor, { assetId, body: 'x' }), assets);
    await expectHidden((commentId) => deleteComment(deps, actor, { commentId }), {
      theirs: id,
      madeUp: newId('comment'),
    });
  });

  it('is a guest’s to write only where they may', async () => {
    const { place, assetId } = await commented();
    const { workspaceId, projectId } = place;
    const { userId } = await makeMember(db, workspaceId, 'guest');
    const part = { workspaceId, projectId, userId, role: 'viewer' as const };
    await db.prisma.projectMember.create({ data: { ...part, mayComment: false } });
    const asGuest = async () =>
      createComment(deps, await actorOf(db, { workspaceId, userId }), { assetId, body: 'Nice' });
    expect(codeOf(await asGuest())).toBe('access.denied');
    await db.prisma.projectMember.updateMany({ where: { userId }, data: { mayComment: true } });
    expect(codeOf(await asGuest())).toBe('ok');
  });
});

describe('a visitor', () => {
  const say = (
    token: string,
    versionId: string,
    more: Partial<{ name: string; body: string; visitor: Visitor }> = {},
  ) =>
    commentThroughShare(deps, {
      token,
      versionId,
      visitor: somebody(),
      name: 'Anna',
      body: 'Lovely',
      ...more,
    });

  it('comments under a name; owner and maker are told, and it is written down', async () => {
    const { place, assetId, newest, token, link } = await commented();
    value(await say(token, newest.id));
    expect(value(await listComments(deps, place.actor, { assetId }))).toMatchObject([
      { authorId: null, authorName: 'Anna', through: { id: link.id, name: 'Chair' }, body: 'Lovely' },
    ]);
    const notices = await db.prisma.notice.findMany({ where: { workspaceId: place.workspaceId } });
    expect(notices).toMatchObject([
      { userId: place.actor.userId, kind: 'comment.visitor', title: 'Anna commented on “Chair”' },
    ]);
    const last = await db.prisma.auditEvent.findFirst({
      where: { workspaceId: place.workspaceId },
      orderBy: { seq: 'desc' },
    });
    expect(last).toMatchObject({ action: 'comment.created', actorKind: 'visitor', actorName: 'Anna' });
  });

  it('is heard by nobody who does not see the project any more', async () => {
    const { place, newest, assetId } = await commented();
    const { workspaceId, projectId } = place;
    const maker = await makeMember(db, workspaceId, 'editor');
    const made = value(await createShareLink(deps, maker, { kind: 'asset', id: assetId, mayComment: true }));
    await db.prisma.project.update({ where: { id: projectId }, data: { isRestricted: true } });
    value(await say(made.url.split('/s/')[1]!, newest.id));
    const told = await db.prisma.notice.findMany({ where: { workspaceId }, select: { userId: true } });
    expect(told).toEqual([{ userId: place.actor.userId }]);
  });

  it('reads what was said through this link, and nothing that the team says', async () => {
    const { place, assetId, newest, token } = await commented();
    value(await createComment(deps, place.actor, { assetId, body: 'Between us: too dear' }));
    const other = value(
      await createShareLink(deps, place.actor, { kind: 'asset', id: assetId, mayComment: true }),
    );
    value(await say(other.url.split('/s/')[1]!, newest.id, { body: 'Through the other link' }));
    value(await say(token, newest.id));
    const read = value(await listSharedComments(deps, { token, visitor: somebody(), assetId }));
    expect(read).toEqual([
      {
        id: expect.any(String),
        name: 'Anna',
        body: 'Lovely',
        versionNumber: 2,
        createdAt: expect.any(String),
      },
    ]);
  });

  it('comments only where the link lets them, on what it shows, with a name', async () => {
    const { newest, first, token } = await commented();
    const silent = await commented({ mayComment: false });
    expect(codeOf(await say(silent.token, silent.newest.id))).toBe('access.denied');
    expect(codeOf(await say(token, first.id))).toBe('not-found');
    expect(codeOf(await say(token, silent.newest.id))).toBe('not-found');
    expect(await say(token, newest.id, { name: ' ' })).toMatchObject({ refusal: { field: 'name' } });
    expect(await say(token, newest.id, { body: '' })).toMatchObject({ refusal: { field: 'body' } });
    expect(codeOf(await say('never', newest.id))).toBe('not-found');
  });

  it('cannot flood: six comments in ten minutes, and the right of others stays', async () => {
    const { newest, token } = await commented();
    const flooder = somebody();
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => say(token, newest.id, { visitor: flooder })),
    );
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(6);
    expect(answers.map(codeOf).filter((code) => code === 'limit.requests')).toHaveLength(3);
    expect(codeOf(await say(token, newest.id))).toBe('ok');
  });

  it('has comments that the maker of the link may delete, and another editor not', async () => {
    const { place, newest, assetId } = await commented();
    const { workspaceId } = place;
    const [maker, other] = [
      await makeMember(db, workspaceId, 'editor'),
      await makeMember(db, workspaceId, 'editor'),
    ];
    const made = value(await createShareLink(deps, maker, { kind: 'asset', id: assetId, mayComment: true }));
    value(await say(made.url.split('/s/')[1]!, newest.id));
    const [{ id: commentId } = { id: '' }] = value(await listComments(deps, maker, { assetId }));
    expect(codeOf(await deleteComment(deps, other, { commentId }))).toBe('access.denied');
    value(await deleteComment(deps, maker, { commentId }));
  });
});
