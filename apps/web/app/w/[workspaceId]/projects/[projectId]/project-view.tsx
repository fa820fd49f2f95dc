'use client';

import type { Actor } from '@maquette/domain/access';
import { buttonClass, LinkIcon, MenuItem, Share2Icon, SparklesIcon } from '@maquette/ui';
import Link from 'next/link';
import { useQueryState } from 'nuqs';
import { useState } from 'react';
import { Library } from '../../../../../features/library/library.tsx';
import { ProjectHeader } from '../../../../../features/projects/project-header.tsx';
import { ShareDialog } from '../../../../../features/share/share-dialog.tsx';
import type { Shareable } from '../../../../../features/share/share-target.ts';
import { shareableAsset } from '../../../../../features/share/shareable-asset.ts';
import { DropZone } from '../../../../../features/upload/drop-zone.tsx';
import { useMayIn } from '../../../../../trpc/use-may-in.ts';
import { UploadButton } from '../../../../../features/upload/upload-button.tsx';

interface ProjectViewProps {
  member: Actor;
  projectId: string;
  projectName: string;
}

/** A project: what it is about, and its library, with uploads into the folder that is open. */
export function ProjectView({ member, projectId, projectName }: ProjectViewProps) {
  const [folder] = useQueryState('folder');
  const mayIn = useMayIn(member);
  const folderId = folder && folder !== 'trash' ? folder : null;
  const mayUpload = mayIn('asset.edit', { projectId });
  const target = { projectId, folderId };
  const [shared, setShared] = useState<Shareable | null>(null);
  const mayShare = mayIn('share.see', { projectId });
  const share = (kind: 'folder' | 'project', { id, name }: { id: string; name: string }) =>
    setShared({ projectId, name, targets: [{ kind, id, label: name }] });
  return (
    <>
      <ProjectHeader
        member={member}
        projectId={projectId}
        actions={
          <>
            {mayUpload && <UploadButton {...target} />}
            {mayIn('job.start', { projectId }) && (
              <Link
                href={`/w/${member.workspaceId}/projects/${projectId}/create${folderId ? `?folder=${folderId}` : ''}`}
                className={buttonClass({ variant: 'primary' })}
              >
                <SparklesIcon className="size-4" />
                <span>Make a model</span>
              </Link>
            )}
          </>
        }
        menuItems={
          mayShare && (
            <>
              <MenuItem
                icon={<Share2Icon className="size-4" />}
                onSelect={() => share('project', { id: projectId, name: projectName })}
              >
                Share…
              </MenuItem>
              <MenuItem
                icon={<LinkIcon className="size-4" />}
                link={<Link href={`/w/${member.workspaceId}/projects/${projectId}/links`} />}
              >
                Share links
              </MenuItem>
            </>
          )
        }
      />
      <Library
        member={member}
        projectId={projectId}
        uploadButton={mayUpload && <UploadButton variant="primary" {...target} />}
        onShare={
          mayShare
            ? (thing) =>
                'asset' in thing ? setShared(shareableAsset(thing.asset)) : share('folder', thing.folder)
            : null
        }
      />
      {shared && <ShareDialog member={member} what={shared} onClose={() => setShared(null)} />}
      {mayUpload && <DropZone {...target} placeName={folderId ? 'this folder' : projectName} />}
    </>
  );
}
