import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { lockProject } from '../projects/hold-place.ts';

export const folderDepthMax = 20;
export const foldersMax = 2_000;

interface Node {
  id: string;
  parentId: string | null;
  name: string;
}

/** The folders of a project, which nobody else changes until the transaction ends. */
export interface LockedTree {
  projectId: string;
  folders: Map<string, Node>;
}

/** Locks the tree of a project. Two changes of one tree come one after the other, so each sees the other's result. */
export async function lockTree(
  tx: Transaction,
  { workspaceId, projectId }: { workspaceId: string; projectId: string },
): Promise<Result<LockedTree>> {
  const locked = await lockProject(tx, { workspaceId, projectId, lock: 'folders' });
  if (!locked.ok) return locked;
  const folders = await tx.folder.findMany({
    where: { workspaceId, projectId },
    select: { id: true, parentId: true, name: true },
  });
  return ok({ projectId, folders: new Map(folders.map((folder) => [folder.id, folder])) });
}

/** Locks the tree that a folder stands in, for an actor who may change it. */
export async function lockTreeOf(
  tx: Transaction,
  actor: Actor,
  folderId: string,
): Promise<Result<LockedTree>> {
  const { workspaceId } = actor;
  const folder = await tx.folder.findUnique({ where: { workspaceId_id: { workspaceId, id: folderId } } });
  if (!folder) return notFound();
  const allowed = await authorizeIn(tx, actor, 'asset.edit', folder);
  if (!allowed.ok) return allowed;
  const tree = await lockTree(tx, { workspaceId, projectId: folder.projectId });
  // it may have gone while we waited
  return tree.ok && !tree.value.folders.has(folderId) ? notFound() : tree;
}

/** Whether a folder (a new one: null) may stand below this parent under this name. */
export function checkSpot(
  { folders }: LockedTree,
  spot: { folderId: string | null; parentId: string | null; name: string },
): Result<void> {
  if (spot.parentId !== null && !folders.has(spot.parentId)) return notFound();
  const above = pathTo(folders, spot.parentId);
  if (spot.folderId !== null && above.includes(spot.folderId))
    return refuse('conflict.state', 'A folder cannot be moved into itself.', {
      field: 'parentId',
      suggestion: 'Choose a folder that does not lie inside it.',
    });
  const depth = above.length + (spot.folderId === null ? 1 : heightOf(folders, spot.folderId));
  if (depth > folderDepthMax)
    return refuse('conflict.state', `Folders can stand ${folderDepthMax} deep in one another, not deeper.`, {
      field: 'parentId',
    });
  const isTaken = [...folders.values()].some(
    ({ id, parentId, name }) =>
      id !== spot.folderId && parentId === spot.parentId && name.toLowerCase() === spot.name.toLowerCase(),
  );
  if (isTaken)
    return refuse('conflict.name-taken', `There is a folder "${spot.name}" here already.`, {
      field: 'name',
      suggestion: 'Choose another name.',
    });
  return ok(undefined);
}

/** The folder and all above it, from the inside out. */
function pathTo(folders: Map<string, Node>, folderId: string | null): string[] {
  const path: string[] = [];
  for (let id = folderId; id !== null; id = folders.get(id)?.parentId ?? null) path.push(id);
  return path;
}

/** How many levels a folder has, itself included. */
function heightOf(folders: Map<string, Node>, folderId: string): number {
  const own = pathTo(folders, folderId).length;
  const inside = [...folders.keys()]
    .map((id) => pathTo(folders, id))
    .filter((path) => path.includes(folderId));
  return Math.max(...inside.map((path) => path.length)) - own + 1;
}
