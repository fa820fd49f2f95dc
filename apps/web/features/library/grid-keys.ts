export interface GridShape {
  count: number;
  columns: number;
  /** Rows that a page of the screen shows. */
  pageRows: number;
}

/** The index that a key leads to; null when the key does not move. Never leaves the grid. */
export function movedIndex(
  key: string,
  index: number,
  { count, columns, pageRows }: GridShape,
): number | null {
  const within = (next: number) => Math.max(0, Math.min(count - 1, next));
  switch (key) {
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowDown':
      return index + columns < count ? index + columns : within(index);
    case 'ArrowUp':
      return index - columns >= 0 ? index - columns : index;
    case 'PageDown':
      return within(index + columns * pageRows);
    case 'PageUp':
      return within(index - columns * pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** As CSS counts with `repeat(auto-fill, minmax(min, 1fr))`; at least two, so that a phone shows pairs. */
export const columnsOf = (widthPixels: number, columnMinPixels: number, gapPixels: number): number =>
  Math.max(2, Math.floor((widthPixels + gapPixels) / (columnMinPixels + gapPixels)));
