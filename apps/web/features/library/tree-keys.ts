/** One line of a tree as the keyboard sees it. */
export interface TreeItem {
  id: string;
  parentId: string | null;
  /** null: nothing inside. */
  isOpen: boolean | null;
}

/** Where a key goes from `at`, or what it opens and closes (WAI-ARIA "Tree View"); null when it is none of ours. */
export function keyTarget(
  items: readonly TreeItem[],
  at: TreeItem,
  key: string,
): { id: string } | { id: string; open: boolean } | null {
  const index = items.findIndex(({ id }) => id === at.id);
  const to = (item: TreeItem | undefined) => (item && item.id !== at.id ? { id: item.id } : null);
  switch (key) {
    case 'ArrowDown':
      return to(items[index + 1]);
    case 'ArrowUp':
      return to(items[index - 1]);
    case 'Home':
      return to(items[0]);
    case 'End':
      return to(items.at(-1));
    case 'ArrowRight':
      if (at.isOpen === false) return { id: at.id, open: true };
      return at.isOpen ? to(items[index + 1]) : null;
    case 'ArrowLeft':
      if (at.isOpen) return { id: at.id, open: false };
      return to(items.find(({ id }) => id === at.parentId));
    default:
      return null;
  }
}
