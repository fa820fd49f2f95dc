import { notFound, ok, type Result } from '@maquette/domain/result';
import type { SharedPage } from '@maquette/domain/share';
import type { ServiceDeps } from '../deps.ts';
import { enterShare } from './enter-share.ts';
import type { LiveShare } from './find-share.ts';
import { readSharedAssets } from './read-shared-assets.ts';
import { onceLimit } from './share-limits.ts';
import { anonymousOf, type Visitor } from './visitor.ts';

/** Assets and versions that one page shows. */
const shownMax = 500;

export interface OpenShare {
  token: string;
  visitor: Visitor;
  /** One of a folder's or project's. */
  assetId?: string;
  /** For a frame of another site: a link without sites is not found. */
  embedded?: boolean;
}

/**
 * What a link shows at this moment. Counts the visitor, once in half an hour. Refuses with `share.passphrase` who has not
 * given it.
 */
export async function openShare(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { token, visitor, assetId, embedded = false }: OpenShare,
): Promise<Result<SharedPage>> {
  const entered = await enterShare(deps, { token, visitor });
  if (!entered.ok) return entered;
  const link = entered.value;
  if (embedded && (link.embedSites.length === 0 || link.passphraseHash !== null)) return notFound();
  const asked = { token, ...(assetId !== undefined && { assetId }), limit: shownMax + 1 };
  const found = await readSharedAssets(deps.db.prisma, link, asked);
  const isCollection = link.kind === 'folder' || link.kind === 'project';
  const assets = isCollection ? found.slice(0, shownMax) : found;
  const [first] = assets;
  if (!first && (assetId !== undefined || !isCollection)) return notFound();
  await countView(deps, link, visitor);
  const isOne = first !== undefined && (assetId !== undefined || !isCollection);
  return ok({
    title: isOne ? first.name : link.name,
    isCollection,
    mayDownload: link.mayDownload,
    mayComment: link.mayComment,
    assets,
    isCut: found.length > shownMax,
  });
}

async function countView(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  link: LiveShare,
  visitor: Visitor,
): Promise<void> {
  const first = await onceLimit(deps.db, 'view').take(anonymousOf(deps, link, visitor));
  if (!first.isAllowed) return;
  await deps.db.prisma.shareLink.updateMany({
    where: { id: link.id, workspaceId: link.workspaceId },
    data: { viewCount: { increment: 1 }, lastViewedAt: new Date() },
  });
}
