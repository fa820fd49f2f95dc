import type { Atlas } from './atlas.ts';

/** Called with a texel's index, its face, and how much of each of the face's corners it is made of. */
export type VisitTexel = (texel: number, face: number, a: number, b: number, c: number) => void;

const edgeTolerance = 1e-4;

/** Visits the texels whose centres lie in the given face. */
export function rasterFace(atlas: Atlas, face: number, visit: VisitTexel): void {
  const { faces, uvs, size } = atlas;
  const i = faces[3 * face]! * 2;
  const j = faces[3 * face + 1]! * 2;
  const k = faces[3 * face + 2]! * 2;
  const ax = uvs[i]! * size - 0.5;
  const ay = uvs[i + 1]! * size - 0.5;
  const bx = uvs[j]! * size - 0.5;
  const by = uvs[j + 1]! * size - 0.5;
  const cx = uvs[k]! * size - 0.5;
  const cy = uvs[k + 1]! * size - 0.5;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-12) return;
  const firstX = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - edgeTolerance));
  const lastX = Math.min(size - 1, Math.floor(Math.max(ax, bx, cx) + edgeTolerance));
  const firstY = Math.max(0, Math.ceil(Math.min(ay, by, cy) - edgeTolerance));
  const lastY = Math.min(size - 1, Math.floor(Math.max(ay, by, cy) + edgeTolerance));
  for (let y = firstY; y <= lastY; y++) {
    for (let x = firstX; x <= lastX; x++) {
      const a = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
      const b = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
      const c = 1 - a - b;
      if (a >= -edgeTolerance && b >= -edgeTolerance && c >= -edgeTolerance)
        visit(y * size + x, face, a, b, c);
    }
  }
}
