'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { Card, Skeleton } from '@maquette/ui';
import dynamic from 'next/dynamic';
import { ChecklistSection } from './checklist-section.tsx';
import type { ReactNode } from 'react';
import { ModelStatistics } from './model-statistics.tsx';
import { Provenance } from './provenance.tsx';
import { VersionStrip } from './version-strip.tsx';

const Viewer = dynamic(() => import('@maquette/viewer').then((viewer) => viewer.Viewer), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

interface ModelViewProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
  versions: VersionView[];
  onVersion: (versionId: string) => void;
  /** More for the side column. */
  sections?: ReactNode;
}

/** A model as large as the screen lets it, its versions, what made it and what it is. */
export function ModelView(props: ModelViewProps) {
  const { member, asset, version, versions, onVersion, sections } = props;
  const { facts, files } = version;
  const main = files.find(({ role }) => role === 'main');
  const poster = files.find(({ role }) => role === 'thumbnail');
  return (
    <div data-wide className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Card className="h-[max(22rem,min(calc(100dvh-17rem),100rem))] overflow-hidden">
          {main && (
            <Viewer
              key={main.id}
              src={main.url}
              posterUrl={poster?.url}
              label={asset.name}
              facts={facts.kind === 'model' ? facts : undefined}
              className="size-full"
            />
          )}
        </Card>
        {versions.length > 1 && (
          <VersionStrip versions={versions} currentId={version.id} onVersion={onVersion} />
        )}
      </div>
      <aside className="grid gap-6 md:grid-cols-2 xl:grid-cols-1" aria-label="About this model">
        <Provenance member={member} asset={asset} version={version} />
        <ChecklistSection member={member} asset={asset} version={version} />
        {facts.kind === 'model' && <ModelStatistics facts={facts} />}
        {sections}
      </aside>
    </div>
  );
}
