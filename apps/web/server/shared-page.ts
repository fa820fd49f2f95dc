import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { ok, type Result } from '@maquette/domain/result';
import type { SharedComment, SharedPage } from '@maquette/domain/share';
import { listSharedComments, openShare } from '@maquette/services';
import { composition } from './compose.ts';
import { visitorIn } from './visitor.ts';

/** What a share link shows this visitor, and what was said through it. Read once per render. */
export const readSharedPage = cache(
  async (
    token: string,
    assetId?: string,
  ): Promise<Result<{ page: SharedPage; comments: SharedComment[] }>> => {
    const { deps } = composition();
    const visitor = visitorIn(await headers(), await cookies());
    const opened = await openShare(deps, { token, visitor, ...(assetId !== undefined && { assetId }) });
    if (!opened.ok) return opened;
    const page = opened.value;
    const [asset] = page.assets;
    const isOne = asset !== undefined && (assetId !== undefined || !page.isCollection);
    if (!page.mayComment || !isOne) return ok({ page, comments: [] });
    const comments = await listSharedComments(deps, { token, visitor, assetId: asset.id });
    return comments.ok ? ok({ page, comments: comments.value }) : comments;
  },
);

/** What a link shows in a frame of another site; nothing is remembered there, so no passphrase and no comments. */
export const readEmbeddedPage = cache(async (token: string): Promise<Result<SharedPage>> => {
  const visitor = { ...visitorIn(await headers(), await cookies()), pass: null };
  return openShare(composition().deps, { token, visitor, embedded: true });
});
