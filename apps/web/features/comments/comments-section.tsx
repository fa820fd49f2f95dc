'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { Alert, Badge, CardSection, CommentItem, IconButton, Skeleton, Trash2Icon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { CommentForm } from './comment-form.tsx';
import { useDeleteComment } from './use-delete-comment.ts';

interface CommentsSectionProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
}

/** What was said about an asset, the oldest first, and saying something about the version that is looked at. */
export function CommentsSection({ member, asset, version }: CommentsSectionProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const mayIn = useMayIn(member);
  const comments = useQuery(trpc.comment.list.queryOptions({ workspaceId, assetId: asset.id }));
  const remove = useDeleteComment();
  const mayWrite = mayIn('comment.create', asset) && !asset.trashedAt;
  return (
    <div id="comments" className="scroll-mt-16">
      <CardSection title="Comments">
        {comments.isPending ? (
          <Skeleton className="h-16" />
        ) : comments.isError ? (
          <Alert tone="danger">{messageOf(comments.error)}</Alert>
        ) : comments.data.length === 0 ? (
          <p className="text-text-muted">Nobody has said anything yet.</p>
        ) : (
          <ul
            aria-label="Comments"
            className="-mr-2 max-h-[28rem] divide-y divide-border overflow-y-auto pr-2"
          >
            {comments.data.map((one) => (
              <CommentItem
                key={one.id}
                name={one.authorName}
                iso={one.createdAt}
                badge={one.authorId === null && <Badge>through a link</Badge>}
                about={one.version.id === version.id ? undefined : `version ${one.version.number}`}
                body={one.body}
                actions={
                  mayIn('comment.delete', { projectId: asset.projectId, ownerId: one.ownerId }) && (
                    <IconButton
                      label={`Delete the comment of ${one.authorName}`}
                      size="small"
                      className="-my-0.5"
                      icon={<Trash2Icon className="size-3.5" />}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ workspaceId, commentId: one.id })}
                    />
                  )
                }
              />
            ))}
          </ul>
        )}
        {mayWrite && (
          <CommentForm key={version.id} workspaceId={workspaceId} assetId={asset.id} version={version} />
        )}
      </CardSection>
    </div>
  );
}
