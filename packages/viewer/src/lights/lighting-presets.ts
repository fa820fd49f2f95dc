export type LightingPresetId = 'studio' | 'soft' | 'outdoor' | 'dramatic';

/** Two lights and an environment. Colours are hexadecimal sRGB, intensities are three's (candela and factors). */
export interface LightingPreset {
  id: LightingPresetId;
  label: string;
  says: string;
  environmentIntensity: number;
  /** Direction from the model to the light, in metres; the length does not count. */
  key: { color: number; intensity: number; from: [number, number, number] };
  /** Sky above, ground below; it keeps shadows from going black. */
  fill: { sky: number; ground: number; intensity: number };
}

export const lightingPresets: readonly LightingPreset[] = [
  {
    id: 'studio',
    label: 'Studio',
    says: 'A bright room with lamps all round',
    environmentIntensity: 0.8,
    key: { color: 0xffffff, intensity: 0.6, from: [-2, 4, 3] },
    fill: { sky: 0xffffff, ground: 0x777777, intensity: 0 },
  },
  {
    id: 'soft',
    label: 'Soft',
    says: 'An even, cloudy sky: no hard lights',
    environmentIntensity: 1.2,
    key: { color: 0xffffff, intensity: 0, from: [0, 1, 0] },
    fill: { sky: 0xffffff, ground: 0x999999, intensity: 0 },
  },
  {
    id: 'outdoor',
    label: 'Outdoor',
    says: 'Sun and blue sky over a meadow',
    environmentIntensity: 0.85,
    key: { color: 0xfff0d8, intensity: 2.6, from: [3, 4, 2.5] },
    fill: { sky: 0xbfd8ff, ground: 0x6b6a4d, intensity: 0 },
  },
  {
    id: 'dramatic',
    label: 'Dramatic',
    says: 'A warm lamp from one side, a cool edge from behind',
    environmentIntensity: 1,
    key: { color: 0xffdfbd, intensity: 1.6, from: [-4, 2.2, 2] },
    fill: { sky: 0x8fb0ff, ground: 0x000000, intensity: 0 },
  },
];

/** The two lights of the first frame: about as bright as the studio, and ready without any preparation. */
export const firstLights: Pick<LightingPreset, 'key' | 'fill'> = {
  key: { color: 0xffffff, intensity: 2.2, from: [-2, 4, 3] },
  fill: { sky: 0xffffff, ground: 0x8d8d92, intensity: 1.8 },
};

/** The preset with this id. */
export function presetById(id: LightingPresetId): LightingPreset {
  return lightingPresets.find((preset) => preset.id === id)!;
}
