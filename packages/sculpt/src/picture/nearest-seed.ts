/**
 * Index of the nearest seed (1) for each pixel; -1 when there is none at all. Exact, in linear time: columns first, then
 * the lower envelope of their parabolas along rows (Felzenszwalb & Huttenlocher, "Distance Transforms of Sampled
 * Functions", 2012).
 */
export function nearestSeed(isSeed: Uint8Array, width: number, height: number): Int32Array {
  const nearestInColumn = new Int32Array(width * height);
  for (let x = 0; x < width; x++) scanColumn(isSeed, nearestInColumn, { x, width, height });
  const nearest = new Int32Array(width * height);
  const roots = new Int32Array(width);
  const starts = new Float64Array(width + 1);
  for (let y = 0; y < height; y++) scanRow(nearestInColumn, nearest, { y, width, roots, starts });
  return nearest;
}

function scanColumn(
  isSeed: Uint8Array,
  out: Int32Array,
  { x, width, height }: { x: number; width: number; height: number },
): void {
  let last = -1;
  for (let y = 0; y < height; y++) {
    const i = y * width + x;
    if (isSeed[i]) last = i;
    out[i] = last;
  }
  last = -1;
  for (let y = height - 1; y >= 0; y--) {
    const i = y * width + x;
    if (isSeed[i]) last = i;
    const isNearer = last >= 0 && (out[i]! < 0 || last - i < i - out[i]!);
    if (isNearer) out[i] = last;
  }
}

/** The lower envelope of the parabolas that the columns' distances span over a row, keeping whose they are. */
function scanRow(
  nearestInColumn: Int32Array,
  out: Int32Array,
  { y, width, roots, starts }: { y: number; width: number; roots: Int32Array; starts: Float64Array },
): void {
  const row = y * width;
  let count = 0;
  for (let x = 0; x < width; x++) {
    const seed = nearestInColumn[row + x]!;
    if (seed < 0) continue;
    const height = (Math.floor(seed / width) - y) ** 2 + x * x;
    let start = -Infinity;
    while (count > 0) {
      const r = roots[count - 1]!;
      const rHeight = (Math.floor(nearestInColumn[row + r]! / width) - y) ** 2 + r * r;
      start = (height - rHeight) / (2 * (x - r));
      if (start > starts[count - 1]!) break;
      count--;
      start = -Infinity;
    }
    roots[count] = x;
    starts[count] = start;
    count++;
  }
  let k = 0;
  for (let x = 0; x < width; x++) {
    while (k + 1 < count && starts[k + 1]! < x) k++;
    out[row + x] = count === 0 ? -1 : nearestInColumn[row + roots[k]!]!;
  }
}
