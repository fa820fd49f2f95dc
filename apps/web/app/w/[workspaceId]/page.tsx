import type { Metadata } from 'next';
import { ProjectList } from '../../../features/projects/project-list.tsx';
import { openWorkspace } from '../open-workspace.ts';

export const metadata: Metadata = { title: 'Projects' };

/** The projects of a workspace; the list itself was asked for by the layout. */
export default async function ProjectsPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspace, member } = await openWorkspace((await params).workspaceId);
  return <ProjectList member={member} workspaceName={workspace.name} />;
}
