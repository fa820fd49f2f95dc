import { Prisma } from '@maquette/db';
import type { FileView, VersionView } from '@maquette/domain/assets';
import { filePath } from './file-path.ts';

/** A version with its files and its maker as one JSON value of a statement; the row of "AssetVersion" is `v`. */
export const versionJson = Prisma.sql`
  json_build_object('id', v."id", 'assetId', v."assetId", 'number', v."number", 'jobId', v."jobId",
    'variant', v."variant", 'uploadId', v."uploadId", 'engine', v."engine", 'engineRevision', v."engineRevision",
    'facts', v."facts", 'createdAt', v."createdAt",
    'createdBy', json_build_object('id', v."createdById",
      'name', COALESCE((SELECT u."name" FROM "User" u WHERE u."id" = v."createdById"), '')),
    'kept', CASE WHEN v."keptAt" IS NOT NULL THEN json_build_object('at', v."keptAt",
      'by', json_build_object('id', v."keptById",
        'name', COALESCE((SELECT u."name" FROM "User" u WHERE u."id" = v."keptById"), ''))) END,
    'files', (
      SELECT COALESCE(json_agg(json_build_object('id', f."id", 'role', f."role", 'mime', f."mime", 'bytes', f."bytes")
        ORDER BY f."role"), '[]')
      FROM "StoredFile" f WHERE f."versionId" = v."id"))`;

export type VersionJson = Omit<VersionView, 'files'> & { files: Omit<FileView, 'url'>[] };

export const versionViewOf = (version: VersionJson): VersionView => ({
  ...version,
  createdAt: new Date(version.createdAt).toISOString(),
  kept: version.kept && { ...version.kept, at: new Date(version.kept.at).toISOString() },
  files: version.files.map((file) => ({ ...file, url: filePath(file.id) })),
});
