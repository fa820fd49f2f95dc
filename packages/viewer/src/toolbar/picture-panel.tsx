import { Button, CameraIcon } from '@maquette/ui';
import { Panel } from './panel.tsx';
import { SwitchRow } from './panel-row.tsx';
import type { SettingsPanelProps } from './shading-panel.tsx';

export interface PicturePanelProps extends SettingsPanelProps {
  onSave: () => Promise<void>;
}

/** How a picture of the view is saved. */
export function PicturePanel({ settings, onChange, onClose, onSave }: PicturePanelProps) {
  return (
    <Panel title="Picture" onClose={onClose}>
      <p className="text-text-muted">Saves what you see as a PNG, at twice its size on screen.</p>
      <div className="my-2">
        <SwitchRow
          label="Transparent background"
          hint="Keeps the shadow"
          checked={settings.transparentPicture}
          onCheckedChange={() => onChange({ toggle: 'transparentPicture' })}
        />
      </div>
      <Button variant="primary" full icon={<CameraIcon className="size-4" />} onClick={() => void onSave()}>
        Save picture
      </Button>
    </Panel>
  );
}
