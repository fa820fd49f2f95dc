import type { Dispatch, KeyboardEvent, RefObject } from 'react';
import type { CameraRig } from './camera/camera-rig.ts';
import { commandOfKey } from './keyboard/key-map.ts';
import { nextShadingMode, shadingModes } from './modes/shading-modes.ts';
import type { ViewerCommand } from './viewer-command.ts';
import type { SettingsChange, ViewerSettings } from './viewer-settings.ts';

export interface ViewerCommandsOptions {
  camera: RefObject<CameraRig | null>;
  settings: ViewerSettings;
  change: Dispatch<SettingsChange>;
  savePicture: () => Promise<void>;
  /** Says what happened where the eye may not be on the button. */
  tell: (text: string) => void;
  /** False while there is no model to act on. */
  isReady: boolean;
}

/** The keys of the viewer. They reach it only while the focus is inside. */
export function useViewerKeys(options: ViewerCommandsOptions): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape' && options.settings.panel) {
      event.preventDefault();
      options.change({ set: { panel: null } });
      return;
    }
    const command = hasOwnKeys(event.target) || !options.isReady ? null : commandOfKey(event);
    if (!command) return;
    event.preventDefault();
    run(command, options);
  };
}

/** Sliders and choices take arrows and letters themselves. */
function hasOwnKeys(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, [role=radio], [role=slider]') !== null;
}

const viewNames = { front: 'Front', right: 'Right side', top: 'Top' };

function run(command: ViewerCommand, options: ViewerCommandsOptions): void {
  const { settings, change, tell } = options;
  const camera = options.camera.current;
  switch (command.do) {
    case 'orbit':
      return camera?.orbit(command);
    case 'pan':
      return camera?.pan(command);
    case 'zoom':
      return camera?.zoom(command.factor);
    case 'look':
      tell(viewNames[command.view]);
      return camera?.look(command.view);
    case 'frame-all':
      return camera?.frameAll();
    case 'reset':
      tell('First view');
      return camera?.reset();
    case 'toggle-wireframe':
      tell(settings.wireframe ? 'Wireframe off' : 'Wireframe on');
      return change({ toggle: 'wireframe' });
    case 'next-mode':
      tell(shadingModes.find(({ id }) => id === nextShadingMode(settings.mode))!.label);
      return change('next-mode');
    case 'save-picture':
      return void options.savePicture();
    case 'toggle-help':
      return change({ togglePanel: 'help' });
  }
}
