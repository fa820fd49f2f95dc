import type { Surface } from '../scene/read-scene.ts';

/** The box around what is drawn. */
export interface Bounds {
  low: [number, number, number];
  high: [number, number, number];
  /** Length of the box's diagonal, never 0. */
  diagonal: number;
}

export function boundsOf(surfaces: Pick<Surface, 'positions' | 'triangles'>[]): Bounds {
  const low: Bounds['low'] = [Infinity, Infinity, Infinity];
  const high: Bounds['high'] = [-Infinity, -Infinity, -Infinity];
  for (const { positions, triangles } of surfaces)
    for (const vertex of triangles)
      for (let k = 0; k < 3; k++) {
        const value = positions[vertex * 3 + k]!;
        if (value < low[k]!) low[k] = value;
        if (value > high[k]!) high[k] = value;
      }
  const diagonal = Math.hypot(high[0] - low[0], high[1] - low[1], high[2] - low[2]) || 1;
  return { low, high, diagonal };
}
