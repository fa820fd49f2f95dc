import type { AssetKind } from '@maquette/domain/assets';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { fileName } from '../assets/file-name.ts';
import type { FileToServe } from '../assets/read-file.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { enterShare } from './enter-share.ts';
import type { LiveShare } from './find-share.ts';
import { onceLimit } from './share-limits.ts';
import { inScope } from './share-scope.ts';
import { anonymousOf, type Visitor } from './visitor.ts';

export interface SharedFileToServe extends FileToServe {
  /** A sandboxed frame, which belongs to no site, may read it. */
  mayBeFramed: boolean;
}

interface FileRow {
  storageKey: string;
  mime: string;
  bytes: number;
  sha256: string;
  role: 'main' | 'thumbnail';
  number: number;
  assetId: string;
  name: string;
  kind: AssetKind;
}

/**
 * A file that the link shows at this moment; every other is not found. With `download` it is counted, and refused when the
 * link is for looking only.
 */
export async function readSharedFile(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  ask: { token: string; visitor: Visitor; fileId: string; download: boolean },
): Promise<Result<SharedFileToServe>> {
  const entered = await enterShare(deps, ask);
  if (!entered.ok) return entered;
  const link = entered.value;
  const [file] = await deps.db.prisma.$queryRaw<FileRow[]>`
    SELECT f."storageKey", f."mime", f."bytes", f."sha256", f."role"::text, v."number", a."id" AS "assetId", a."name", a."kind"::text
    FROM "StoredFile" f JOIN "AssetVersion" v ON v."id" = f."versionId" JOIN "Asset" a ON a."id" = v."assetId"
    WHERE f."id" = ${ask.fileId} AND f."workspaceId" = ${link.workspaceId} AND ${inScope(link)}`;
  if (!file) return notFound();
  if (ask.download && !link.mayDownload)
    return refuse('access.denied', 'This link is for looking, not for downloading.', {
      suggestion: 'Ask whoever sent you the link.',
    });
  if (ask.download) await countDownload(deps, { link, file, ...ask });
  const { storageKey, mime, bytes, sha256 } = file;
  const mayBeFramed = link.embedSites.length > 0 && link.passphraseHash === null;
  return ok({ storageKey, mime, bytes, sha256, name: fileName(file), mayBeFramed });
}

/** Each file once for a visitor in half an hour, so that a download in pieces is one. */
async function countDownload(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { link, file, fileId, visitor }: { link: LiveShare; file: FileRow; fileId: string; visitor: Visitor },
): Promise<void> {
  const first = await onceLimit(deps.db, 'download').take(`${anonymousOf(deps, link, visitor)} ${fileId}`);
  if (!first.isAllowed) return;
  const { id, workspaceId, projectId, name } = link;
  await deps.db.transaction(async (tx) => {
    await tx.shareLink.updateMany({ where: { id, workspaceId }, data: { downloadCount: { increment: 1 } } });
    await noteAudit(
      tx,
      { workspaceId, kind: 'visitor', name: 'A visitor' },
      {
        action: 'share.downloaded',
        target: { kind: 'share-link', id, name },
        projectId,
        after: { file: fileName(file), asset: file.assetId },
      },
    );
  });
}
