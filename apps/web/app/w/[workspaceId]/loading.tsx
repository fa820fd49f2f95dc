import { PageSkeleton } from '../../../features/shell/page-skeleton.tsx';

/** While a page of the workspace comes. */
export default function WorkspaceLoading() {
  return <PageSkeleton />;
}
