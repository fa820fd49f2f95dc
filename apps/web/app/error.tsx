'use client';

import { ErrorPanel } from '../features/shell/error-panel.tsx';

/** The page broke: say so, with a number to quote, and offer to try again. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <ErrorPanel digest={error.digest} onRetry={reset} />
    </main>
  );
}
