'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import {
  buttonClass,
  Card,
  CardSection,
  FactList,
  formatBytes,
  formatCount,
  SparklesIcon,
  Timestamp,
} from '@maquette/ui';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useMayIn } from '../../trpc/use-may-in.ts';

interface ImageViewProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
  /** More for the side column. */
  sections?: ReactNode;
}

/** A picture, what was measured on it, and the way to a model. */
export function ImageView({ member, asset, version, sections }: ImageViewProps) {
  const mayIn = useMayIn(member);
  const { facts, files, createdBy, createdAt } = version;
  const main = files.find(({ role }) => role === 'main');
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <Card className="flex items-center justify-center overflow-hidden bg-surface-sunken">
        {main && facts.kind === 'image' && (
          <img
            src={`${main.url}?inline=1`}
            alt={asset.name}
            width={facts.widthPixels}
            height={facts.heightPixels}
            className="max-h-[max(20rem,calc(100dvh-14rem))] w-auto object-contain"
          />
        )}
      </Card>
      <aside className="flex flex-col gap-6" aria-label="About this picture">
        {mayIn('job.start', asset) && !asset.trashedAt && (
          <CardSection
            title="Make a model"
            description="From this picture: one thing, on a plain ground or cut out, works best."
          >
            <Link
              href={`/w/${member.workspaceId}/projects/${asset.projectId}/create?asset=${asset.id}`}
              className={buttonClass({ variant: 'primary', full: true, size: 'large' })}
            >
              <SparklesIcon className="size-4" />
              <span>Make a model</span>
            </Link>
          </CardSection>
        )}
        <CardSection title="Details">
          <FactList
            facts={[
              facts.kind === 'image'
                ? {
                    name: 'Size',
                    value: `${formatCount(facts.widthPixels)} × ${formatCount(facts.heightPixels)} px`,
                  }
                : null,
              facts.kind === 'image'
                ? { name: 'Ground', value: facts.hasAlpha ? 'Cut out (transparent)' : 'Opaque' }
                : null,
              { name: 'File', value: formatBytes(facts.bytes) },
              { name: 'Uploaded by', value: createdBy.name },
              { name: 'Uploaded', value: <Timestamp iso={createdAt} full /> },
            ]}
          />
        </CardSection>
        {sections}
      </aside>
    </div>
  );
}
