import { createBell, createDatabase } from '@maquette/db';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { testSettings } from '../testing/make-person.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { listNotices, markNoticesRead, noteNotices, watchNotices } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl') });
const bell = createBell({ url: inject('databaseUrl') });
const deps = { db, settings: testSettings };
afterAll(async () => {
  await bell.close();
  await db.close();
});

const note = (workspaceId: string, uniqueKey: string, more: object = {}) =>
  db.transaction((tx) =>
    noteNotices(tx, deps, {
      workspaceId,
      to: { roles: ['owner'] },
      kind: 'balance.low',
      title: 'Few credits are left',
      body: 'Only 12.',
      href: `/w/${workspaceId}/wallet`,
      uniqueKey: `${workspaceId} ${uniqueKey}`,
      ...more,
    }),
  );
const listed = async (actor: Parameters<typeof listNotices>[1]) => {
  const list = await listNotices(deps, actor);
  if (!list.ok) throw new Error(list.refusal.message);
  return list.value;
};

describe('notices', () => {
  it('are listed for whom they are meant, the newest first, until they are read', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    const editor = await makeMember(db, workspaceId, 'editor');
    await note(workspaceId, 'one');
    await note(workspaceId, 'two', { title: 'None are left' });
    const { items, unreadCount } = await listed(actor);
    expect([unreadCount, items.map(({ title }) => title)]).toEqual([
      2,
      ['None are left', 'Few credits are left'],
    ]);
    expect(await listed(editor)).toEqual({ items: [], unreadCount: 0 });
    expect(await markNoticesRead(deps, editor, { noticeIds: [items[0]!.id] })).toMatchObject({
      refusal: { code: 'not-found' },
    });
    await markNoticesRead(deps, actor, { noticeIds: [items[0]!.id] });
    expect((await listed(actor)).unreadCount).toBe(1);
    await markNoticesRead(deps, actor, {});
    expect(await listed(actor)).toMatchObject({
      unreadCount: 0,
      items: [{ readAt: expect.any(String) }, {}],
    });
  });

  it('are said once, however often they are noted', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    await Promise.all(Array.from({ length: 8 }, () => note(workspaceId, 'same')));
    expect((await listed(actor)).items).toHaveLength(1);
    expect(await db.prisma.mail.count({ where: { to: `${actor.userId}@example.test` } })).toBe(1);
  });

  it('stay in their workspace', async () => {
    const one = await makeWorkspace(db);
    const other = await makeWorkspace(db);
    await note(one.workspaceId, 'one');
    await db.prisma.membership.create({
      data: { workspaceId: other.workspaceId, userId: one.actor.userId, role: 'viewer' },
    });
    expect(await listed({ ...one.actor, workspaceId: other.workspaceId })).toEqual({
      items: [],
      unreadCount: 0,
    });
  });

  it('ring for those who watch, and for nobody else', async () => {
    const { workspaceId, actor } = await makeWorkspace(db);
    const stop = new AbortController();
    const watching = watchNotices(deps, bell, actor, stop.signal);
    const heard = watching.next();
    // until the bell listens: rings before are not heard
    const noted: Promise<unknown>[] = [];
    const rings = setInterval(() => noted.push(note(workspaceId, String(noted.length))), 50);
    const { value } = await heard;
    clearInterval(rings);
    await Promise.all(noted);
    expect(value!.unreadCount).toBeGreaterThan(0);
    stop.abort();
    await watching.return(undefined);
  });
});
