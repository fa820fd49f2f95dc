/**
 * Scales positions (x, y, z after another) so that the longest side is 1 metre, and moves them so that they stand on
 * y = 0 with their middle at x = z = 0. In place.
 */
export function standOnGround(positions: Float32Array): void {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3;
    if (positions[i]! < low[axis]!) low[axis] = positions[i]!;
    if (positions[i]! > high[axis]!) high[axis] = positions[i]!;
  }
  const scale = 1 / Math.max(high[0]! - low[0]!, high[1]! - low[1]!, high[2]! - low[2]!);
  const origin = [(low[0]! + high[0]!) / 2, low[1]!, (low[2]! + high[2]!) / 2];
  for (let i = 0; i < positions.length; i++) positions[i] = (positions[i]! - origin[i % 3]!) * scale;
}
