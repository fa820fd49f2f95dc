import { authorize, type Actor } from '@maquette/domain/access';
import type { NoticeList } from '@maquette/domain/notices';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

const listedMax = 50;

/** What the actor was told in this workspace, the newest first, and how much of it is not read. */
export async function listNotices(deps: Pick<ServiceDeps, 'db'>, actor: Actor): Promise<Result<NoticeList>> {
  const allowed = authorize(actor, 'notice.see');
  if (!allowed.ok) return allowed;
  const { workspaceId, userId } = actor;
  const [rows, unreadCount] = await Promise.all([
    deps.db.prisma.notice.findMany({
      where: { workspaceId, userId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: listedMax,
    }),
    countUnread(deps, actor),
  ]);
  return ok({
    items: rows.map(({ id, kind, title, body, href, readAt, createdAt }) => ({
      id,
      kind,
      title,
      body,
      href,
      readAt: readAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    })),
    unreadCount,
  });
}

/** How many notices of this person in this workspace are not read. */
export const countUnread = (
  { db }: Pick<ServiceDeps, 'db'>,
  { workspaceId, userId }: Pick<Actor, 'workspaceId' | 'userId'>,
): Promise<number> => db.prisma.notice.count({ where: { workspaceId, userId, readAt: null } });
