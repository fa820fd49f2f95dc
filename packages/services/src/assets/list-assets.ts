import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import type { AssetKind, AssetView } from '@maquette/domain/assets';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { noteRestrictedSeen } from '../projects/note-restricted-seen.ts';
import { seenProjectsSql } from '../access/seen-projects.ts';
import type { ServiceDeps } from '../deps.ts';
import { readAssets } from './read-assets.ts';

export interface AssetQuery {
  projectId?: string;
  /** A folder (not what lies in folders inside it); null: what lies in no folder; left out: all. */
  folderId?: string | null;
  kind?: AssetKind;
  /** A part of the name, in any writing. */
  search?: string;
  /** What lies in the trash, instead. */
  trashed?: boolean;
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200; 50 unless told. */
  limit?: number;
}

export interface AssetPage {
  items: AssetView[];
  /** null: this was the last page. */
  nextCursor: string | null;
  /** On all pages. */
  total: number;
}

const limitDefault = 50;
const limitMax = 200;

/**
 * One page of assets, the newest first. The next page goes on behind the last one shown, so nothing is shown twice or
 * left out when new ones come in meanwhile.
 */
export async function listAssets(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  query: AssetQuery,
): Promise<Result<AssetPage>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const after = query.cursor === undefined ? ok(Prisma.empty) : behind(query.cursor);
  if (!after.ok) return after;
  const place = await checkPlace(deps, actor, query);
  if (!place.ok) return place;
  const limit = Math.min(Math.max(query.limit ?? limitDefault, 1), limitMax);
  const filter = filterOf(actor, query);
  const { prisma } = deps.db;
  const [found, counted] = await Promise.all([
    // one more than asked for says whether there is a next page
    readAssets(prisma, Prisma.sql`${filter} ${after.value}`, limit + 1),
    prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "Asset" a WHERE ${filter}`,
  ]);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = found.length > limit && last ? cursorOf(last) : null;
  return ok({ items, nextCursor, total: counted[0]!.total });
}

function filterOf(actor: Actor, { projectId, folderId, kind, search, trashed }: AssetQuery): Prisma.Sql {
  const conditions = [
    Prisma.sql`a."workspaceId" = ${actor.workspaceId}`,
    seenProjectsSql(actor, Prisma.sql`a."projectId"`),
    trashed ? Prisma.sql`a."trashedAt" IS NOT NULL` : Prisma.sql`a."trashedAt" IS NULL`,
  ];
  if (projectId !== undefined) conditions.push(Prisma.sql`a."projectId" = ${projectId}`);
  if (folderId === null) conditions.push(Prisma.sql`a."folderId" IS NULL`);
  else if (folderId !== undefined) conditions.push(Prisma.sql`a."folderId" = ${folderId}`);
  if (kind !== undefined) conditions.push(Prisma.sql`a."kind" = ${kind}::"AssetKind"`);
  if (search?.trim())
    conditions.push(Prisma.sql`a."name" ILIKE ${`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`}`);
  return Prisma.join(conditions, ' AND ');
}

/** Where the next page begins: behind this asset, in the order of the list. */
const cursorOf = ({ createdAt, id }: AssetView): string =>
  Buffer.from(`${Date.parse(createdAt)} ${id}`).toString('base64url');

function behind(cursor: string): Result<Prisma.Sql> {
  const [, milliseconds, id] =
    /^(\d{1,15}) (\w{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (milliseconds === undefined || id === undefined)
    return refuse('input.invalid', 'This is not where a page begins.', {
      field: 'cursor',
      suggestion: 'Use `nextCursor` of the page before, or leave it out.',
    });
  const createdAt = new Date(Number(milliseconds));
  return ok(
    Prisma.sql`AND a."createdAt" <= ${createdAt} AND (a."createdAt" < ${createdAt} OR a."id" > ${id})`,
  );
}

/** A project or folder that the actor does not see is said not to be there, instead of shown as empty. */
async function checkPlace(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId, folderId }: AssetQuery,
): Promise<Result<void>> {
  const { prisma } = deps.db;
  const folder =
    folderId === undefined || folderId === null
      ? null
      : await prisma.folder.findUnique({
          where: { workspaceId_id: { workspaceId: actor.workspaceId, id: folderId } },
          select: { projectId: true },
        });
  if (folderId && !folder) return notFound();
  const places = new Set([projectId, folder?.projectId].filter((id) => id !== undefined));
  for (const id of places) {
    const project = await authorizeIn(prisma, actor, 'asset.see', { projectId: id });
    if (!project.ok) return project;
    await noteRestrictedSeen(deps, actor, project.value);
  }
  return ok(undefined);
}
