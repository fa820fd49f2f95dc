export { commentThroughShare } from './comment-through-share.ts';
export { createComment, type NewComment } from './create-comment.ts';
export { deleteComment } from './delete-comment.ts';
export { listComments } from './list-comments.ts';
export { listSharedComments } from './list-shared-comments.ts';
