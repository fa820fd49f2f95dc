import type { LightingPresetId } from './lights/lighting-presets.ts';
import { nextShadingMode, type ShadingModeId } from './modes/shading-modes.ts';

/** The card that lies open over the picture; one at a time. */
export type PanelId = 'shading' | 'light' | 'statistics' | 'picture' | 'help';

/** All that the reader can set. Kept as long as the viewer is on the page. */
export interface ViewerSettings {
  mode: ShadingModeId;
  wireframe: boolean;
  preset: LightingPresetId;
  /** -3 to 3; one stop doubles the light. */
  exposureStops: number;
  groundShadow: boolean;
  turntable: boolean;
  transparentPicture: boolean;
  panel: PanelId | null;
}

export const initialSettings: ViewerSettings = {
  mode: 'shaded',
  wireframe: false,
  preset: 'studio',
  exposureStops: 0,
  groundShadow: true,
  turntable: false,
  transparentPicture: false,
  panel: null,
};

export type SettingsChange =
  | { set: Partial<ViewerSettings> }
  | { toggle: 'wireframe' | 'turntable' | 'groundShadow' | 'transparentPicture' }
  | { togglePanel: PanelId }
  | 'next-mode';

/** Applies one change. Pure. */
export function changeSettings(settings: ViewerSettings, change: SettingsChange): ViewerSettings {
  if (change === 'next-mode') return { ...settings, mode: nextShadingMode(settings.mode) };
  if ('set' in change) return { ...settings, ...change.set };
  if ('toggle' in change) return { ...settings, [change.toggle]: !settings[change.toggle] };
  return { ...settings, panel: settings.panel === change.togglePanel ? null : change.togglePanel };
}
