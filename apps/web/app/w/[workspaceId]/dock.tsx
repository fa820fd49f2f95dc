'use client';

import type { Actor } from '@maquette/domain/access';
import { usePathname } from 'next/navigation';
import { JobsTray } from '../../../features/job/jobs-tray.tsx';
import { UploadTray } from '../../../features/upload/upload-tray.tsx';

/** What is under way, in the corner of every page; jobs not where the page itself shows them. */
export function Dock({ member }: { member: Actor }) {
  const path = usePathname();
  const isAboutJobs = path.startsWith(`/w/${member.workspaceId}/jobs`);
  // on a phone the create page has its start button at the bottom
  const isCreate = path.endsWith('/create');
  return (
    <div
      className={`pointer-events-none fixed right-4 z-30 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2 *:pointer-events-auto ${isCreate ? 'bottom-20 lg:bottom-4' : 'bottom-4'}`}
    >
      <UploadTray />
      {!isAboutJobs && <JobsTray member={member} />}
    </div>
  );
}
