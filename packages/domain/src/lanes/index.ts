export {
  isAlwaysOpen,
  isWindowOpen,
  lastOpening,
  nextOpening,
  type OffPeakWindow,
} from './off-peak-window.ts';
export type { WindowWait } from './window-wait.ts';
