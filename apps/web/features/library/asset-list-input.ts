// No 'use client': the server asks with it too.

export const libraryViews = ['grid', 'list'] as const;
export type LibraryView = (typeof libraryViews)[number];

export const libraryKinds = ['all', 'image', 'model'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** Stands in the place of a folder's id. */
export const trashPlace = 'trash';

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
