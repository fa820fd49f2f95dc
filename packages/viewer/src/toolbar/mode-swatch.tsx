import type { ShadingModeId } from '../modes/shading-modes.ts';

/** What a ball looks like in each mode. */
const looks: Record<ShadingModeId, string> = {
  shaded: 'radial-gradient(circle at 34% 28%, #fff 0 6%, #c3d2ee 18%, #5f7fb8 52%, #1d2c4d 92%)',
  matcap: 'radial-gradient(circle at 34% 26%, #f4ebe2, #c3ad9b 42%, #5b4a40 88%)',
  albedo: 'linear-gradient(135deg, #e39b57 50%, #3f86c9 50%)',
  normals:
    'radial-gradient(circle, #8080ff 8%, transparent 72%), conic-gradient(#80ff80, #ff8080 90deg, #801a80 180deg, #1a8080 270deg, #80ff80)',
  roughness: 'linear-gradient(100deg, #f4f4f4 12%, #8a8a8a 50%, #161616 88%)',
  metalness: 'linear-gradient(180deg, #fdfdfd 8%, #a9adb3 44%, #2e3136 50%, #8d9299 78%, #d6d9dd)',
};

/** A ball in the look of a mode. Decoration: the name stands beside it or in the button. */
export function ModeSwatch({ mode }: { mode: ShadingModeId }) {
  return (
    <span
      aria-hidden="true"
      className="size-4 shrink-0 rounded-full ring-1 ring-border-strong/60"
      style={{ backgroundImage: looks[mode] }}
    />
  );
}
