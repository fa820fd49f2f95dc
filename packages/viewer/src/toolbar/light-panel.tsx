import { Button, Slider } from '@maquette/ui';
import { lightingPresets } from '../lights/lighting-presets.ts';
import { Panel } from './panel.tsx';
import { Choice, SwitchRow } from './panel-row.tsx';
import type { SettingsPanelProps } from './shading-panel.tsx';

/** Lighting presets, exposure and the shadow on the ground. */
export function LightPanel({ settings, onChange, onClose }: SettingsPanelProps) {
  const { preset, exposureStops, groundShadow } = settings;
  return (
    <Panel title="Light" onClose={onClose}>
      <fieldset className="grid gap-1">
        <legend className="sr-only">Lighting</legend>
        {lightingPresets.map(({ id, label, says }) => (
          <Choice
            key={id}
            name="viewer-lighting"
            label={label}
            says={says}
            checked={preset === id}
            onChoose={() => onChange({ set: { preset: id } })}
          />
        ))}
      </fieldset>
      <div className="mt-2 border-t border-border pt-2">
        <div className="flex items-center justify-between">
          <span>Exposure</span>
          <span className="flex items-center gap-1 text-text-muted">
            {formatStops(exposureStops)}
            <Button
              variant="quiet"
              size="small"
              disabled={exposureStops === 0}
              onClick={() => onChange({ set: { exposureStops: 0 } })}
            >
              Reset
            </Button>
          </span>
        </div>
        <Slider
          aria-label="Exposure"
          value={exposureStops}
          min={-3}
          max={3}
          step={0.1}
          valueText={(value) => `${formatStops(value)} stops`}
          onValueChange={(value) => onChange({ set: { exposureStops: value } })}
        />
        <SwitchRow
          label="Shadow on the ground"
          checked={groundShadow}
          onCheckedChange={() => onChange({ toggle: 'groundShadow' })}
        />
      </div>
    </Panel>
  );
}

const formatStops = (stops: number) =>
  `${stops > 0 ? '+' : stops < 0 ? '−' : ''}${Math.abs(stops).toFixed(1)}`;
