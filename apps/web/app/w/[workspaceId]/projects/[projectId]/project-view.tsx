'use client';

import type { Actor } from '@maquette/domain/access';
import { buttonClass, SparklesIcon } from '@maquette/ui';
import Link from 'next/link';
import { useQueryState } from 'nuqs';
import { Library } from '../../../../../features/library/library.tsx';
import { ProjectHeader } from '../../../../../features/projects/project-header.tsx';
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
      />
      <Library
        member={member}
        projectId={projectId}
        uploadButton={mayUpload && <UploadButton variant="primary" {...target} />}
      />
      {mayUpload && <DropZone {...target} placeName={folderId ? 'this folder' : projectName} />}
    </>
  );
}
