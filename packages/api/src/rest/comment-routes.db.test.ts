import type { CommentView } from '@maquette/domain/comments';
import type { ShareLinkView } from '@maquette/domain/share';
import { createShareLink } from '@maquette/services';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { insertAsset } from '../../../services/src/testing/insert-asset.ts';
import { value } from '../../../services/src/testing/make-studio.ts';
import { actorOf } from '../../../services/src/testing/make-workspace.ts';
import { makeRestStudio, read, type Caller } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
});
afterAll(() => rest.close());

/** A caller, and an asset of theirs. */
async function withAsset(): Promise<{ caller: Caller; assetId: string }> {
  const caller = await rest.owner();
  const { db } = rest.studio.deps;
  const { workspaceId, projectId } = caller;
  const { userId } = await db.prisma.membership.findFirstOrThrow({ where: { workspaceId } });
  const actor = await actorOf(db, { workspaceId, userId });
  const { assetId } = await insertAsset(db, { workspaceId, projectId, actor });
  return { caller, assetId };
}

it('comments are written, read and taken back', async () => {
  const { caller, assetId } = await withAsset();
  const written = await caller.post(`/assets/${assetId}/comments`, { body: 'Thin <legs>' });
  expect(written.status).toBe(201);
  const comment = await read<CommentView>(written);
  expect(comment).toMatchObject({ assetId, version: { number: 1 }, through: null, body: 'Thin <legs>' });
  const list = () => read<{ items: CommentView[] }>(caller.get(`/assets/${assetId}/comments`));
  expect(await list()).toEqual({ items: [comment] });
  expect((await caller.post(`/assets/${assetId}/comments`, { body: '' })).status).toBe(422);
  expect((await caller.remove(`/comments/${comment.id}`)).status).toBe(204);
  expect((await caller.remove(`/comments/${comment.id}`)).status).toBe(404);
  expect(await list()).toEqual({ items: [] });
});

it('share links are listed, without their secrets, and made by people alone', async () => {
  const { caller, assetId } = await withAsset();
  const { workspaceId, projectId } = caller;
  const { db } = rest.studio.deps;
  const { userId } = await db.prisma.membership.findFirstOrThrow({ where: { workspaceId } });
  const actor = await actorOf(db, { workspaceId, userId });
  const { url, view } = value(await createShareLink(rest.studio.deps, actor, { kind: 'asset', id: assetId }));
  const answer = await caller.get(`/projects/${projectId}/share-links?targetId=${assetId}`);
  const text = await answer.text();
  expect((JSON.parse(text) as { items: ShareLinkView[] }).items).toEqual([view]);
  expect(text).not.toContain(url.split('/s/')[1]);
  expect((await caller.post(`/projects/${projectId}/share-links`, {})).status).toBe(404);
});
