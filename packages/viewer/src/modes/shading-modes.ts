/** One way of looking at the surface. */
export interface ShadingMode {
  id: ShadingModeId;
  label: string;
  /** What it is good for, in a line. */
  says: string;
}

export type ShadingModeId = 'shaded' | 'matcap' | 'albedo' | 'normals' | 'roughness' | 'metalness';

/** In the order in which M walks through them. */
export const shadingModes: readonly ShadingMode[] = [
  { id: 'shaded', label: 'Shaded', says: 'The materials in the chosen light' },
  { id: 'matcap', label: 'Matcap', says: 'Plain clay: the shape without its colours' },
  { id: 'albedo', label: 'Albedo', says: 'The base colour without any light' },
  { id: 'normals', label: 'Normals', says: 'Which way the surface faces, as colours' },
  { id: 'roughness', label: 'Roughness', says: 'White is rough, black is smooth' },
  { id: 'metalness', label: 'Metalness', says: 'White is metal, black is not' },
];

/** The mode after this one; the first follows the last. */
export function nextShadingMode(current: ShadingModeId): ShadingModeId {
  const index = shadingModes.findIndex((mode) => mode.id === current);
  return shadingModes[(index + 1) % shadingModes.length]!.id;
}
