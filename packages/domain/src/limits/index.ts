export { type LimitSettingsView, thresholdCreditsMax } from './limit-settings.ts';
