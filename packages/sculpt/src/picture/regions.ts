/** The connected parts of an image of classes. Labels start at 1: there is no region 0. */
export interface Regions {
  labels: Int32Array;
  /** By label: how many pixels, which class, and whether the region touches the edge of the image. */
  sizes: number[];
  classes: number[];
  touchesEdge: boolean[];
}

/**
 * Splits an image of small whole numbers into its 4-connected regions of equal number. Runs along rows are joined by
 * union-find (He, Chao & Suzuki, "A run-based two-scan labeling algorithm", 2008).
 */
export function labelRegions(classes: ArrayLike<number>, width: number, height: number): Regions {
  const runs = runsOf(classes, width, height);
  for (let y = 1; y < height; y++) joinRows(runs, classes, width, y);
  return regionsFrom(runs, classes, width, height);
}

interface Runs {
  /** First pixel of each run, in order; one more at the end. */
  start: Int32Array;
  parent: Int32Array;
  /** First run of each row; one more at the end. */
  rowStart: Int32Array;
}

function runsOf(classes: ArrayLike<number>, width: number, height: number): Runs {
  const starts: number[] = [];
  const rowStart = new Int32Array(height + 1);
  for (let y = 0; y < height; y++) {
    rowStart[y] = starts.length;
    const row = y * width;
    for (let i = row; i < row + width; i++) if (i === row || classes[i] !== classes[i - 1]) starts.push(i);
  }
  rowStart[height] = starts.length;
  const parent = Int32Array.from(starts, (_, r) => r);
  starts.push(width * height);
  return { start: Int32Array.from(starts), parent, rowStart };
}

function joinRows(
  { start, parent, rowStart }: Runs,
  classes: ArrayLike<number>,
  width: number,
  y: number,
): void {
  let above = rowStart[y - 1]!;
  let below = rowStart[y]!;
  const aboveEnd = rowStart[y]!;
  const belowEnd = rowStart[y + 1]!;
  while (above < aboveEnd && below < belowEnd) {
    if (classes[start[above]!] === classes[start[below]!]) unite(parent, above, below);
    const aboveLast = start[above + 1]! + width;
    const belowLast = start[below + 1]!;
    if (aboveLast <= belowLast) above++;
    if (belowLast <= aboveLast) below++;
  }
}

/** The first run of the set that `r` is in. */
export function findRoot(parent: Int32Array, r: number): number {
  let root = r;
  while (parent[root] !== root) root = parent[root]!;
  for (let at = r; at !== root;) {
    const next = parent[at]!;
    parent[at] = root;
    at = next;
  }
  return root;
}

/** Makes the sets of two runs one. */
export function unite(parent: Int32Array, a: number, b: number): void {
  const rootA = findRoot(parent, a);
  const rootB = findRoot(parent, b);
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
}

function regionsFrom(runs: Runs, classes: ArrayLike<number>, width: number, height: number): Regions {
  const { start, parent } = runs;
  const regions: Regions = {
    labels: new Int32Array(width * height),
    sizes: [0],
    classes: [-1],
    touchesEdge: [false],
  };
  const labelOfRun = new Int32Array(parent.length);
  for (let r = 0; r < parent.length; r++) {
    const root = findRoot(parent, r);
    if (root === r) {
      labelOfRun[r] = regions.sizes.length;
      regions.sizes.push(0);
      regions.classes.push(classes[start[r]!]!);
      regions.touchesEdge.push(false);
    }
    const label = labelOfRun[root]!;
    labelOfRun[r] = label;
    const from = start[r]!;
    const to = start[r + 1]!;
    regions.labels.fill(label, from, to);
    regions.sizes[label]! += to - from;
    const isOuterRow = from < width || from >= width * (height - 1);
    if (isOuterRow || from % width === 0 || to % width === 0) regions.touchesEdge[label] = true;
  }
  return regions;
}
