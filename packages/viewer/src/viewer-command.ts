import type { ViewName } from './camera/camera-rig.ts';

/** What a key asks for. Angles in radians; shifts in shares of the picture's height. */
export type ViewerCommand =
  | { do: 'orbit'; azimuth: number; polar: number }
  | { do: 'pan'; right: number; up: number }
  | { do: 'zoom'; factor: number }
  | { do: 'look'; view: ViewName }
  | { do: 'frame-all' }
  | { do: 'reset' }
  | { do: 'toggle-wireframe' }
  | { do: 'next-mode' }
  | { do: 'save-picture' }
  | { do: 'toggle-help' };
