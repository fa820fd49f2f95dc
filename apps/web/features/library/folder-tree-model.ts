import type { FolderView } from '@maquette/domain/workspaces';

export interface FolderNode {
  folder: FolderView;
  /** 1 at the top. */
  level: number;
  children: FolderNode[];
}

/** The folders of a project as a tree, each level by name. A folder whose parent is gone stands at the top. */
export function folderTree(folders: readonly FolderView[]): FolderNode[] {
  const ids = new Set(folders.map(({ id }) => id));
  const parentOf = ({ parentId }: FolderView) => (parentId && ids.has(parentId) ? parentId : null);
  const grow = (parentId: string | null, level: number): FolderNode[] =>
    folders
      .filter((folder) => parentOf(folder) === parentId)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true, sensitivity: 'base' }))
      .map((folder) => ({ folder, level, children: grow(folder.id, level + 1) }));
  return grow(null, 1);
}

/** The nodes in sight, from top to bottom: what is inside a closed folder is not. */
export const visibleNodes = (nodes: readonly FolderNode[], openIds: ReadonlySet<string>): FolderNode[] =>
  nodes.flatMap((node) => [
    node,
    ...(openIds.has(node.folder.id) ? visibleNodes(node.children, openIds) : []),
  ]);

/** Ids of the folders above this one, the nearest first. */
export function ancestorIds(folders: readonly FolderView[], folderId: string): string[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const above: string[] = [];
  for (let at = byId.get(folderId)?.parentId; at && !above.includes(at); at = byId.get(at)?.parentId)
    above.push(at);
  return above;
}

/** `Chairs / Legs`: the way to a folder. */
export function folderPath(folders: readonly FolderView[], folderId: string): string {
  const names = new Map(folders.map(({ id, name }) => [id, name]));
  return [folderId, ...ancestorIds(folders, folderId)]
    .toReversed()
    .map((id) => names.get(id))
    .join(' / ');
}
