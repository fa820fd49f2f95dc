'use client';

import type { SharedAsset, SharedComment, SharedPage } from '@maquette/domain/share';
import { ArrowLeftIcon, Badge, buttonClass, Card, DownloadIcon } from '@maquette/ui';
import { clsx } from 'clsx';
import Link from 'next/link';
import { useState } from 'react';
import { SharedGrid } from './shared-grid.tsx';
import { SharedVersions } from './shared-versions.tsx';
import { SharedViewer } from './shared-viewer.tsx';
import { VisitFrame } from './visit-frame.tsx';
import { VisitorComments } from './visitor-comments.tsx';

interface SharedPageViewProps {
  token: string;
  page: SharedPage;
  comments: SharedComment[];
  /** One of a folder's or project's is open. */
  isOpened: boolean;
}

/** What a share link shows: a grid of what lies in a folder or project, or one model with what may be done with it. */
export function SharedPageView({ token, page, comments, isOpened }: SharedPageViewProps) {
  const [first] = page.assets;
  if (!first || (page.isCollection && !isOpened))
    return (
      <VisitFrame title={page.title}>
        <SharedGrid token={token} assets={page.assets} isCut={page.isCut} />
      </VisitFrame>
    );
  return <OneAsset token={token} page={page} asset={first} comments={comments} />;
}

interface OneAssetProps {
  token: string;
  page: SharedPage;
  asset: SharedAsset;
  comments: SharedComment[];
}

function OneAsset({ token, page, asset, comments }: OneAssetProps) {
  const { mayDownload, mayComment, isCollection } = page;
  const [versionId, setVersionId] = useState<string | null>(null);
  const version = asset.versions.find(({ id }) => id === versionId) ?? asset.versions[0]!;
  return (
    <VisitFrame
      title={page.title}
      back={
        isCollection && (
          <Link
            href={`/s/${token}`}
            prefetch={false}
            className="mb-1 inline-flex items-center gap-1.5 text-sm text-text-muted hover:text-text"
          >
            <ArrowLeftIcon className="size-4" /> All that is shared
          </Link>
        )
      }
      actions={
        <>
          {asset.versions.length > 1 && <Badge>Version {version.number}</Badge>}
          {mayDownload && version.main && (
            <a href={`${version.main.url}?download=1`} download className={buttonClass()}>
              <DownloadIcon className="size-4" />
              <span>Download {asset.kind === 'model' ? 'GLB' : 'picture'}</span>
            </a>
          )}
        </>
      }
    >
      <div className={clsx('grid items-start gap-6', mayComment && 'xl:grid-cols-[minmax(0,1fr)_22rem]')}>
        <div className="flex min-w-0 flex-col gap-4">
          <Card className="h-[max(22rem,calc(100dvh-11rem))] overflow-hidden">
            <SharedViewer asset={asset} version={version} />
          </Card>
          {asset.versions.length > 1 && (
            <SharedVersions versions={asset.versions} currentId={version.id} onVersion={setVersionId} />
          )}
        </div>
        {mayComment && <VisitorComments token={token} version={version} comments={comments} />}
      </div>
    </VisitFrame>
  );
}
