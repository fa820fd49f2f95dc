import { ring, type Transaction } from '@maquette/db';
import type { Role } from '@maquette/domain/access';
import { noticeMail } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { newId } from '../new-id.ts';

export interface NewNotice {
  workspaceId: string;
  /** Members with one of these roles, those with the billing flag, and these people, each told once. */
  to: { roles?: readonly Role[]; billing?: boolean; userIds?: readonly string[] };
  /** `balance.low`, `payment.failed`, `approval.requested` … */
  kind: string;
  title: string;
  /** Whole sentences. */
  body: string;
  /** Where it leads, within the studio: `/w/ws_…/wallet`. */
  href: string;
  /** What the mail's button says: `Add credits`. */
  action?: string;
  /** What it tells of a project, and what is said instead to those who do not see it. */
  about?: { projectId: string; elseTitle?: string; elseBody: string };
  /** The same thing is said once to each person, however often this is called. */
  uniqueKey: string;
  inApp?: boolean;
  mail?: boolean;
}

/** Tells people something, in the caller's transaction: in the studio, and by mail. @returns to how many it was new */
export async function noteNotices(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  notice: NewNotice,
): Promise<{ toldCount: number }> {
  const { workspaceId, to, kind, href, action, about, inApp = true, mail = true } = notice;
  const members = await tx.membership.findMany({
    where: {
      workspaceId,
      OR: [
        { role: { in: [...(to.roles ?? [])] } },
        ...(to.billing ? [{ billing: true }] : []),
        { userId: { in: [...(to.userIds ?? [])] } },
      ],
    },
    include: { user: { select: { id: true, name: true, email: true } } },
  });
  const blind = about ? await findBlind(tx, { workspaceId, projectId: about.projectId, members }) : null;
  let toldCount = 0;
  for (const { user } of members) {
    const isBlind = about !== undefined && blind?.has(user.id);
    const title = isBlind ? (about.elseTitle ?? notice.title) : notice.title;
    const body = isBlind ? about.elseBody : notice.body;
    const { count } = await tx.notice.createMany({
      data: {
        id: newId('notice'),
        workspaceId,
        userId: user.id,
        kind,
        title,
        body,
        href,
        uniqueKey: `${notice.uniqueKey}:${user.id}`,
        // kept also when it is only mailed, so that it is said once
        readAt: inApp ? null : new Date(),
      },
      skipDuplicates: true,
    });
    toldCount += count;
    if (count === 0) continue;
    if (inApp) await ringNotice(tx, { workspaceId, userId: user.id });
    if (mail)
      await queueMail(tx, {
        to: user.email,
        ...noticeMail({ name: user.name, title, body, action, url: `${deps.settings.publicUrl}${href}` }),
      });
  }
  return { toldCount };
}

/** Those of these people who do not see the project. */
async function findBlind(
  tx: Transaction,
  what: { workspaceId: string; projectId: string; members: { userId: string; role: Role }[] },
): Promise<Set<string>> {
  const { workspaceId, projectId, members } = what;
  const project = await tx.project.findUnique({
    where: { workspaceId_id: { workspaceId, id: projectId } },
    select: { isRestricted: true, ownerId: true, members: { select: { userId: true } } },
  });
  const parts = new Set(project?.members.map(({ userId }) => userId));
  const sees = ({ userId, role }: { userId: string; role: Role }) =>
    role === 'owner' ||
    role === 'admin' ||
    parts.has(userId) ||
    (role !== 'guest' && project !== null && (!project.isRestricted || project.ownerId === userId));
  return new Set(members.filter((member) => !sees(member)).map(({ userId }) => userId));
}

/** Says that what a person was told in a workspace changed, once the transaction commits. */
export const ringNotice = (tx: Transaction, to: { workspaceId: string; userId: string }): Promise<unknown> =>
  ring(tx, 'notice', noticePayload(to));

/** What such a ring carries. */
export const noticePayload = ({ workspaceId, userId }: { workspaceId: string; userId: string }): string =>
  `${userId} ${workspaceId}`;
