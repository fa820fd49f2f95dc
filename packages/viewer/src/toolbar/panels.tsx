import type { ModelStatistics } from '../statistics/model-statistics.ts';
import { StatisticsPanel } from '../statistics/statistics-panel.tsx';
import type { SettingsChange, ViewerSettings } from '../viewer-settings.ts';
import { HelpPanel } from './help-panel.tsx';
import { LightPanel } from './light-panel.tsx';
import { PicturePanel } from './picture-panel.tsx';
import { ShadingPanel } from './shading-panel.tsx';

export interface PanelsProps {
  settings: ViewerSettings;
  statistics: ModelStatistics;
  onChange: (change: SettingsChange) => void;
  onSavePicture: () => Promise<void>;
}

/** The one card that is open, if any. */
export function Panels({ settings, statistics, onChange, onSavePicture }: PanelsProps) {
  const onClose = () => onChange({ set: { panel: null } });
  const props = { settings, onChange, onClose };
  switch (settings.panel) {
    case 'shading':
      return <ShadingPanel {...props} />;
    case 'light':
      return <LightPanel {...props} />;
    case 'statistics':
      return <StatisticsPanel statistics={statistics} onClose={onClose} />;
    case 'picture':
      return <PicturePanel {...props} onSave={onSavePicture} />;
    case 'help':
      return <HelpPanel onClose={onClose} />;
    case null:
      return null;
  }
}
