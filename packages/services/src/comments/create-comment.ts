import { Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { CommentView } from '@maquette/domain/comments';
import { ok, type Result } from '@maquette/domain/result';
import { authorizeAsset } from '../assets/authorize-asset.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { checkComment, readVersionOf } from './check-comment.ts';
import { readComments } from './read-comments.ts';

export interface NewComment {
  assetId: string;
  /** The newest, unless told. */
  versionId?: string;
  body: string;
}

/** Says something about a version of an asset. */
export function createComment(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: NewComment,
): Promise<Result<CommentView>> {
  const { workspaceId, userId } = actor;
  const { assetId } = input;
  return deps.db.transaction(async (tx) => {
    const allowed = await authorizeAsset(tx, actor, 'comment.create', { assetId });
    if (!allowed.ok) return allowed;
    const body = checkComment(input.body);
    if (!body.ok) return body;
    const version = await readVersionOf(tx, { workspaceId, ...input });
    if (!version.ok) return version;
    const { versionId, assetName, projectId } = version.value;
    const { name: authorName } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const id = newId('comment');
    await tx.comment.create({
      data: { id, workspaceId, assetId, versionId, authorId: userId, authorName, body: body.value },
    });
    const [view] = await readComments(tx, Prisma.sql`c."workspaceId" = ${workspaceId} AND c."id" = ${id}`);
    await noteAudit(tx, actor, {
      action: 'comment.created',
      target: { kind: 'asset', id: assetId, name: assetName },
      projectId,
      after: { comment: id, version: version.value.number },
    });
    return ok(view!);
  });
}
