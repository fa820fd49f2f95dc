import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { noteRestrictedSeen } from '../projects/note-restricted-seen.ts';
import type { ServiceDeps } from '../deps.ts';
import { fileName } from './file-name.ts';

/** Where a file lies in the store, and what to call it when it is saved. For the route that serves it. */
export interface FileToServe {
  storageKey: string;
  mime: string;
  bytes: number;
  sha256: string;
  /** `Chair.glb`, `Chair v2.glb`, `Chair thumbnail.webp` */
  name: string;
}

/** A file of the actor's workspace; its address stays good when the asset lies in the trash. */
export async function readFile(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { fileId }: { fileId: string },
): Promise<Result<FileToServe>> {
  const file = await deps.db.prisma.storedFile.findFirst({
    where: { id: fileId, workspaceId: actor.workspaceId },
    include: { version: { select: { number: true, asset: { select: { name: true, projectId: true } } } } },
  });
  if (!file) return notFound();
  const allowed = await authorizeIn(deps.db.prisma, actor, 'asset.see', file.version.asset);
  if (!allowed.ok) return allowed;
  const { storageKey, mime, bytes, sha256, role, version } = file;
  // a thumbnail stands in lists of many projects
  if (role === 'main') await noteRestrictedSeen(deps, actor, allowed.value);
  const name = fileName({ name: version.asset.name, number: version.number, role, mime });
  return ok({ storageKey, mime, bytes, sha256, name });
}
