'use client';

import { ErrorPanel } from '../../../features/shell/error-panel.tsx';

/** A page of the workspace broke; the navigation around it still works. */
export default function WorkspaceErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ErrorPanel digest={error.digest} onRetry={reset} />;
}
