/** A rectangle to place, in whole texels. */
export interface Box {
  width: number;
  height: number;
}

export interface Place {
  x: number;
  y: number;
}

/**
 * Places boxes in a square of `size` texels without overlap, or returns null when they do not fit. Each goes as low as
 * the skyline of those before it lets it, leftmost on ties ("bottom-left skyline": Jylänki, "A Thousand Ways to Pack
 * the Bin", 2010). Give the tallest first.
 */
export function packBoxes(boxes: Box[], size: number): Place[] | null {
  let skyline: Segment[] = [{ x: 0, y: 0, width: size }];
  const places: Place[] = [];
  for (const box of boxes) {
    const place = lowestPlace(skyline, box, size);
    if (!place) return null;
    places.push(place);
    skyline = raised(skyline, place, box);
  }
  return places;
}

interface Segment {
  x: number;
  y: number;
  width: number;
}

function lowestPlace(skyline: Segment[], box: Box, size: number): Place | null {
  let best: Place | null = null;
  for (let first = 0; first < skyline.length; first++) {
    const { x } = skyline[first]!;
    if (x + box.width > size) break;
    let y = 0;
    for (let k = first; k < skyline.length && skyline[k]!.x < x + box.width; k++)
      y = Math.max(y, skyline[k]!.y);
    if (y + box.height <= size && (!best || y < best.y)) best = { x, y };
  }
  return best;
}

function raised(skyline: Segment[], { x, y }: Place, box: Box): Segment[] {
  const out: Segment[] = [];
  const right = x + box.width;
  let isPlaced = false;
  const place = () => {
    if (!isPlaced) out.push({ x, y: y + box.height, width: box.width });
    isPlaced = true;
  };
  for (const segment of skyline) {
    const end = segment.x + segment.width;
    if (end <= x) {
      out.push(segment);
      continue;
    }
    if (segment.x < x) out.push({ ...segment, width: x - segment.x });
    place();
    if (end > right) {
      const from = Math.max(segment.x, right);
      out.push({ x: from, y: segment.y, width: end - from });
    }
  }
  return out;
}
