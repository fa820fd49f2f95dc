import { trashPlace, type LibraryKind } from './use-library-address.ts';

/** Which assets are looked at. */
export interface LibraryPlace {
  workspaceId: string;
  projectId: string;
  /** A folder's id, `trash`, or null for everything. */
  folder: string | null;
  kind: LibraryKind;
  search: string;
}

const pageItems = 200;

/** The place as `asset.list` takes it; used on the server too, so that the first page is in the answer. */
export function assetListInput({ workspaceId, projectId, folder, kind, search }: LibraryPlace) {
  const words = search.trim();
  return {
    workspaceId,
    projectId,
    ...(folder === trashPlace ? { trashed: true } : folder ? { folderId: folder } : {}),
    ...(kind === 'all' ? {} : { kind }),
    ...(words ? { search: words } : {}),
    limit: pageItems,
  };
}
