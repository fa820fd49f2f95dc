import { redirect } from 'next/navigation';
import { FirstWorkspace } from '../features/shell/first-workspace.tsx';
import { requireSession } from '../server/session.ts';
import { getCaller } from '../trpc/server.tsx';

/** The way in: to the first workspace, or to making one. */
export default async function HomePage() {
  const { user } = await requireSession('/');
  const workspaces = await (await getCaller()).workspace.list();
  const first = workspaces.find(({ isSuspended }) => !isSuspended) ?? workspaces[0];
  if (first) redirect(`/w/${first.id}`);
  return <FirstWorkspace userName={user.name} />;
}
