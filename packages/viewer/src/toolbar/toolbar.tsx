import { CameraIcon, KeyboardIcon, MaximizeIcon, SegmentedControl, SunIcon } from '@maquette/ui';
import type { ReactNode } from 'react';
import { shadingModes, type ShadingModeId } from '../modes/shading-modes.ts';
import type { PanelId, SettingsChange, ViewerSettings } from '../viewer-settings.ts';
import { ModeSwatch } from './mode-swatch.tsx';
import { ToolButton } from './tool-button.tsx';
import {
  FrameIcon,
  LeaveFullScreenIcon,
  StatisticsIcon,
  TurntableIcon,
  WireframeIcon,
} from './tool-icons.tsx';

export interface ToolbarProps {
  settings: ViewerSettings;
  isMotionReduced: boolean;
  isFullScreen: boolean;
  onChange: (change: SettingsChange) => void;
  onFrameAll: () => void;
  onToggleFullScreen: () => void;
}

const segments = shadingModes.map(({ id, label }) => ({ value: id, label, icon: <ModeSwatch mode={id} /> }));

/** All tools in one row. Where the modes do not fit, one button opens them as a card. */
export function Toolbar({ settings, onChange, ...rest }: ToolbarProps) {
  const { mode, wireframe, turntable, panel } = settings;
  const panelTool = (id: PanelId, label: string, icon: ReactNode) => (
    <ToolButton
      label={label}
      icon={icon}
      isOpen={panel === id}
      shortcut={id === 'help' ? '?' : undefined}
      onClick={() => onChange({ togglePanel: id })}
    />
  );
  return (
    <fieldset
      aria-label="Tools of the viewer"
      className="absolute min-w-0 bottom-3 left-1/2 z-10 flex max-w-[calc(100%-0.5rem)] -translate-x-1/2 items-center gap-0.5 overflow-x-auto [scrollbar-width:none] rounded-card border border-border bg-surface-raised p-1 shadow-md @4xl/viewer:gap-1"
    >
      <div className="contents @4xl/viewer:hidden">
        {panelTool('shading', 'Shading', <ModeSwatch mode={mode} />)}
      </div>
      <div className="hidden @4xl/viewer:contents">
        <SegmentedControl
          aria-label="Way of looking"
          segments={segments}
          value={mode}
          onValueChange={(next) => onChange({ set: { mode: next as ShadingModeId } })}
        />
        <ToolButton
          label="Wireframe"
          shortcut="W"
          icon={<WireframeIcon />}
          isPressed={wireframe}
          onClick={() => onChange({ toggle: 'wireframe' })}
        />
        <Divider />
      </div>
      {panelTool('light', 'Light', <SunIcon className="size-4" />)}
      <ToolButton
        label={rest.isMotionReduced ? 'Turntable: off, your system asks for less motion' : 'Turntable'}
        icon={<TurntableIcon />}
        isPressed={turntable && !rest.isMotionReduced}
        disabled={rest.isMotionReduced}
        focusableWhenDisabled
        onClick={() => onChange({ toggle: 'turntable' })}
      />
      <ToolButton label="Show all of it" shortcut="F" icon={<FrameIcon />} onClick={rest.onFrameAll} />
      <Divider />
      {panelTool('statistics', 'Statistics', <StatisticsIcon />)}
      {panelTool('picture', 'Picture', <CameraIcon className="size-4" />)}
      {panelTool('help', 'Keys and gestures', <KeyboardIcon className="size-4" />)}
      <ToolButton
        label={rest.isFullScreen ? 'Leave full screen' : 'Full screen'}
        icon={rest.isFullScreen ? <LeaveFullScreenIcon /> : <MaximizeIcon className="size-4" />}
        onClick={rest.onToggleFullScreen}
      />
    </fieldset>
  );
}

const Divider = () => (
  <span className="mx-0.5 hidden h-5 w-px shrink-0 bg-border @4xl/viewer:block" aria-hidden="true" />
);
