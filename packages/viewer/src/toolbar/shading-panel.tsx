import { shadingModes } from '../modes/shading-modes.ts';
import type { SettingsChange, ViewerSettings } from '../viewer-settings.ts';
import { ModeSwatch } from './mode-swatch.tsx';
import { Panel } from './panel.tsx';
import { Choice, SwitchRow } from './panel-row.tsx';

export interface SettingsPanelProps {
  settings: ViewerSettings;
  onChange: (change: SettingsChange) => void;
  onClose: () => void;
}

/** The ways of looking, for viewers too narrow to show them in the toolbar. */
export function ShadingPanel({ settings, onChange, onClose }: SettingsPanelProps) {
  return (
    <Panel title="Shading" onClose={onClose}>
      <fieldset className="grid gap-1">
        <legend className="sr-only">Way of looking</legend>
        {shadingModes.map(({ id, label, says }) => (
          <Choice
            key={id}
            name="viewer-shading"
            label={label}
            says={says}
            icon={<ModeSwatch mode={id} />}
            checked={settings.mode === id}
            onChoose={() => onChange({ set: { mode: id } })}
          />
        ))}
      </fieldset>
      <div className="mt-2 border-t border-border pt-2">
        <SwitchRow
          label="Wireframe"
          hint="The edges of all faces, on top"
          checked={settings.wireframe}
          onCheckedChange={() => onChange({ toggle: 'wireframe' })}
        />
      </div>
    </Panel>
  );
}
