import { formatBytes, formatCount } from '@maquette/ui';
import type { ReactNode } from 'react';
import { Panel } from '../toolbar/panel.tsx';
import { formatMime, formatSizeMetres } from './format.ts';
import type { ModelStatistics } from './model-statistics.ts';

/** What the model is made of, in numbers. */
export function StatisticsPanel({
  statistics,
  onClose,
}: {
  statistics: ModelStatistics;
  onClose: () => void;
}) {
  const { textures, watertight, openEdges } = statistics;
  return (
    <Panel title="Statistics" onClose={onClose}>
      <dl className="grid gap-1.5">
        <Row name="Faces">{formatCount(statistics.faces)}</Row>
        <Row name="Vertices">{formatCount(statistics.vertices)}</Row>
        <Row name="Meshes">{formatCount(statistics.meshes)}</Row>
        <Row name="Materials">{formatCount(statistics.materials)}</Row>
        {watertight !== null && (
          <Row name="Watertight">
            {watertight ? 'Yes' : openEdges ? `No, ${formatCount(openEdges)} open edges` : 'No'}
          </Row>
        )}
        <Row name="Size (w × h × d)">{formatSizeMetres(statistics.sizeMetres)}</Row>
        <Row name="File">{formatBytes(statistics.bytes)}</Row>
      </dl>
      <h3 className="mt-3 mb-1.5 border-t border-border pt-3 text-sm font-semibold">
        {textures.length === 0 ? 'No textures' : `Textures (${formatCount(textures.length)})`}
      </h3>
      <ul className="grid gap-2">
        {textures.map((texture, index) => (
          // Names repeat, and the list never changes its order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="flex justify-between gap-3">
            <span className="min-w-0 truncate">{texture.name}</span>
            <span className="shrink-0 text-text-muted">
              {texture.widthPixels} × {texture.heightPixels} · {formatMime(texture.mime)}
              {texture.bytes !== null && ` · ${formatBytes(texture.bytes)}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-text-muted">{name}</dt>
      <dd className="text-right font-medium whitespace-nowrap">{children}</dd>
    </div>
  );
}
