/** Characters of a comment. */
export const commentCharacters = { min: 1, max: 4_000 } as const;

/** What somebody said about a version. Shown as text, never as markup. */
export interface CommentView {
  id: string;
  assetId: string;
  version: { id: string; number: number };
  /** A member or guest; null: a visitor of a share link. */
  authorId: string | null;
  /** As they were called then. */
  authorName: string;
  /** The share link that it came through. */
  through: { id: string; name: string } | null;
  /** Whose it is to delete, besides owners and admins: its author's, or of the one who made the link. */
  ownerId: string;
  body: string;
  createdAt: string;
}
