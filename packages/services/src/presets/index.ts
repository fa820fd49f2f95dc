export { deletePreset } from './delete-preset.ts';
export { listPresets } from './list-presets.ts';
export { savePreset } from './save-preset.ts';
