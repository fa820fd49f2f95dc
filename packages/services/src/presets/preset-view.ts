import type { PresetModel } from '@maquette/db';
import type { PresetView } from '@maquette/domain/workspaces';

export const presetView = (row: PresetModel): PresetView => ({
  id: row.id,
  operation: row.operation,
  name: row.name,
  // written by us from checked parameters
  params: row.params as Record<string, unknown>,
  createdAt: row.createdAt.toISOString(),
});
