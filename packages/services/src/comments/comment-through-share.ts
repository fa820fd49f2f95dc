import type { Transaction } from '@maquette/db';
import { may } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import { standingIn } from '../access/enter-workspace.ts';
import { gateColumns } from '../access/project-gate.ts';
import { readMember } from '../access/read-member.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { noteNotices } from '../notices/note-notices.ts';
import { enterShare } from '../share/enter-share.ts';
import type { LiveShare } from '../share/find-share.ts';
import { commentLimits, takeBoth } from '../share/share-limits.ts';
import { inScope } from '../share/share-scope.ts';
import { visitorOf, type Visitor } from '../share/visitor.ts';
import { checkComment } from './check-comment.ts';

export interface VisitorComment {
  token: string;
  visitor: Visitor;
  /** The version that the page shows. */
  versionId: string;
  /** As they call themselves. */
  name: string;
  body: string;
}

/**
 * What a visitor says through a link that lets them. The project's owner and the link's maker are told. Limited for each
 * visitor and for the link; a version that the link does not show is not found.
 */
export async function commentThroughShare(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: VisitorComment,
): Promise<Result<void>> {
  const entered = await enterShare(deps, input);
  if (!entered.ok) return entered;
  const link = entered.value;
  if (!link.mayComment)
    return refuse('access.denied', 'This link is for looking, not for commenting.', {
      suggestion: 'Write to whoever sent you the link.',
    });
  const name = tidyName(input.name, { field: 'name', kind: 'visitor' });
  if (!name.ok) return name;
  const body = checkComment(input.body);
  if (!body.ok) return body;
  const [place] = await deps.db.prisma.$queryRaw<Place[]>`
    SELECT a."id" AS "assetId", a."name" AS "assetName", a."projectId", v."number"
    FROM "Asset" a JOIN "AssetVersion" v ON v."assetId" = a."id"
    WHERE ${inScope(link)} AND v."id" = ${input.versionId}`;
  if (!place) return notFound();
  const limited = await takeBoth(commentLimits(deps.db), {
    visitor: visitorOf(link, input.visitor),
    linkId: link.id,
  });
  if (!limited.ok) return limited;
  const { versionId } = input;
  await deps.db.transaction((tx) =>
    write(tx, deps, { link, place, visitor: input.visitor, versionId, name: name.value, body: body.value }),
  );
  return ok(undefined);
}

interface Place {
  assetId: string;
  assetName: string;
  projectId: string;
  number: number;
}

interface Said {
  link: LiveShare;
  place: Place;
  visitor: Visitor;
  versionId: string;
  name: string;
  body: string;
}

async function write(tx: Transaction, deps: Pick<ServiceDeps, 'settings'>, said: Said): Promise<void> {
  const { link, place, versionId, name, body } = said;
  const { workspaceId } = link;
  const { assetId, assetName, projectId, number } = place;
  const { ip, userAgent } = said.visitor;
  const id = newId('comment');
  await tx.comment.create({
    data: { id, workspaceId, assetId, versionId, authorName: name, shareLinkId: link.id, body },
  });
  await noteNotices(tx, deps, {
    workspaceId,
    to: { userIds: await readListeners(tx, link, projectId) },
    kind: 'comment.visitor',
    title: `${name} commented on “${assetName}”`,
    body: `Through the link “${link.name}”, about version ${number}.`,
    href: `/w/${workspaceId}/assets/${assetId}?version=${versionId}#comments`,
    uniqueKey: id,
    // whoever has the link could fill mailboxes
    mail: false,
  });
  await noteAudit(
    tx,
    { workspaceId, kind: 'visitor', name, from: { ip, userAgent } },
    {
      action: 'comment.created',
      target: { kind: 'asset', id: assetId, name: assetName },
      projectId,
      after: { comment: id, version: number, link: link.id },
    },
  );
}

/** The project's owner and the link's maker, as far as they still see the project. */
async function readListeners(tx: Transaction, link: LiveShare, projectId: string): Promise<string[]> {
  const { workspaceId } = link;
  const project = await tx.project.findUnique({
    where: { workspaceId_id: { workspaceId, id: projectId } },
    select: gateColumns,
  });
  if (!project) return [];
  const listeners: string[] = [];
  for (const userId of new Set([project.ownerId, link.createdById])) {
    const member = await readMember(tx, { workspaceId, userId });
    if (!member || member.suspendedAt) continue;
    const actor = { ...standingIn(member), via: { kind: 'session' as const, sessionId: '' } };
    if (may(actor, 'asset.see', { project })) listeners.push(userId);
  }
  return listeners;
}
