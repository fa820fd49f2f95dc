/** The connected parts of an image of classes. Region 0 does not exist: labels start at 1. */
export interface Regions {
  labels: Int32Array;
  /** By label: how many pixels, which class, and whether the region touches the edge of the image. */
  sizes: number[];
  classes: number[];
  touchesEdge: boolean[];
}

/** Splits an image of small whole numbers into its 4-connected regions of equal number. */
export function labelRegions(classes: ArrayLike<number>, width: number, height: number): Regions {
  const regions: Regions = {
    labels: new Int32Array(width * height),
    sizes: [0],
    classes: [-1],
    touchesEdge: [false],
  };
  const stack = new Int32Array(width * height);
  for (let start = 0; start < width * height; start++) {
    if (regions.labels[start] === 0) flood({ classes, width, height, regions, stack }, start);
  }
  return regions;
}

interface Flood {
  classes: ArrayLike<number>;
  width: number;
  height: number;
  regions: Regions;
  stack: Int32Array;
}

function flood({ classes, width, height, regions, stack }: Flood, start: number): void {
  const { labels } = regions;
  const own = classes[start]!;
  const label = regions.sizes.length;
  let top = 0;
  let size = 0;
  let touches = false;
  const visit = (i: number) => {
    if (labels[i] !== 0 || classes[i] !== own) return;
    labels[i] = label;
    stack[top++] = i;
  };
  visit(start);
  while (top > 0) {
    const i = stack[--top]!;
    const x = i % width;
    size++;
    if (x === 0 || x === width - 1 || i < width || i >= width * (height - 1)) touches = true;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i < width * (height - 1)) visit(i + width);
  }
  regions.sizes.push(size);
  regions.classes.push(own);
  regions.touchesEdge.push(touches);
}
