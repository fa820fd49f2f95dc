'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { Alert, Badge, PageHeader } from '@maquette/ui';
import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { parseAsString, useQueryState } from 'nuqs';
import { useTRPC } from '../../trpc/client.tsx';
import { AssetActions } from './asset-actions.tsx';
import { ImageView } from './image-view.tsx';
import { KeepButton } from './keep-button.tsx';
import { ModelView } from './model-view.tsx';

interface AssetPageProps {
  member: Actor;
  assetId: string;
  /** Buttons beside ours; belong to other features. */
  renderActions?: (shown: ShownVersion) => ReactNode;
  /** Sections of the side column; belong to other features. */
  renderSections?: (shown: ShownVersion) => ReactNode;
}

interface ShownVersion {
  asset: AssetView;
  version: VersionView;
}

/** One asset: a model to turn, with its versions and what made it; or a picture to make one of. */
export function AssetPage({ member, assetId, renderActions, renderSections }: AssetPageProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const [versionId, setVersionId] = useQueryState(
    'version',
    parseAsString.withOptions({ history: 'replace' }),
  );
  const { data: asset } = useSuspenseQuery(trpc.asset.get.queryOptions({ workspaceId, assetId }));
  const { data: versions } = useSuspenseQuery(trpc.asset.versions.queryOptions({ workspaceId, assetId }));
  const { data: project } = useSuspenseQuery(
    trpc.project.get.queryOptions({ workspaceId, projectId: asset.projectId }),
  );
  const version = versions.find(({ id }) => id === versionId) ?? asset.current;
  const projectHref = `/w/${workspaceId}/projects/${asset.projectId}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Projects', href: `/w/${workspaceId}` },
          { label: project.name, href: projectHref },
          { label: asset.name },
        ]}
        linkAs={Link}
        title={asset.name}
        badge={versions.length > 1 && <Badge>Version {version.number}</Badge>}
        actions={
          <>
            {renderActions?.({ asset, version })}
            <KeepButton member={member} asset={asset} version={version} />
            <AssetActions member={member} asset={asset} version={version} projectHref={projectHref} />
          </>
        }
      />
      {asset.trashedAt && (
        <Alert tone="warning" live={false} className="mb-5" title="This asset is in the trash">
          Restore it to work with it.
        </Alert>
      )}
      {asset.kind === 'model' ? (
        <ModelView
          member={member}
          asset={asset}
          version={version}
          versions={versions}
          onVersion={(id) => void setVersionId(id)}
          sections={renderSections?.({ asset, version })}
        />
      ) : (
        <ImageView
          member={member}
          asset={asset}
          version={version}
          sections={renderSections?.({ asset, version })}
        />
      )}
    </>
  );
}
