/** `0.42 × 1.05 × 0.37 m` (width, height, depth): three digits that count, whatever the size. */
export function formatSizeMetres(size: readonly [number, number, number]): string {
  const largest = Math.max(...size);
  const digits = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
  const [unit, factor] = largest > 0 && largest < 0.01 ? (['mm', 1000] as const) : (['m', 1] as const);
  return `${size.map((length) => (length * factor).toFixed(factor === 1 ? digits : 2)).join(' × ')} ${unit}`;
}

/** `WebP` for `image/webp`. */
export function formatMime(mime: string): string {
  const names: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/webp': 'WebP', 'image/png': 'PNG' };
  return names[mime] ?? mime.replace(/^image\//, '').toUpperCase();
}
