/**
 * Lets the colours of covered texels run into the gaps around them, so that mip-maps and filters never show a gap.
 * `planes` hold three bytes per texel; `covered` is 1 where a chart lies. In place.
 */
export function dilateTexels(
  planes: Uint8Array[],
  covered: Uint8Array,
  options: { size: number; texels: number },
): void {
  const { size } = options;
  const isSet = covered.slice();
  let border = borderOf(covered, size);
  for (let round = 0; round < options.texels && border.length > 0; round++) {
    const next: number[] = [];
    for (const i of border) {
      const x = i % size;
      if (x > 0 && !isSet[i - 1]) spread(i, i - 1);
      if (x < size - 1 && !isSet[i + 1]) spread(i, i + 1);
      if (i >= size && !isSet[i - size]) spread(i, i - size);
      if (i < size * (size - 1) && !isSet[i + size]) spread(i, i + size);
    }
    border = next;
    function spread(from: number, to: number): void {
      isSet[to] = 1;
      for (const plane of planes) plane.copyWithin(3 * to, 3 * from, 3 * from + 3);
      next.push(to);
    }
  }
}

function borderOf(covered: Uint8Array, size: number): number[] {
  const border: number[] = [];
  for (let i = 0; i < covered.length; i++) {
    if (!covered[i]) continue;
    const x = i % size;
    const isInner =
      x > 0 && x < size - 1 && covered[i - 1] && covered[i + 1] && covered[i - size] && covered[i + size];
    if (!isInner) border.push(i);
  }
  return border;
}
