'use client';

import { Button, buttonClass, EmptyState, RefreshCwIcon, TriangleAlertIcon } from '@maquette/ui';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';

/** What stands where a page broke. `digest` is the number under which the server logged it. */
export function ErrorPanel({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  return (
    <EmptyState
      level={1}
      icon={<TriangleAlertIcon />}
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" icon={<RefreshCwIcon className="size-4" />} onClick={retry}>
            Try again
          </Button>
          <Link href="/" className={buttonClass()}>
            Go to your projects
          </Link>
        </>
      }
    >
      Something went wrong on our side; nothing that you made is lost. If it stays so, tell whoever runs this
      installation
      {digest ? (
        <>
          {' '}
          the number <code className="font-mono text-text">{digest}</code>.
        </>
      ) : (
        '.'
      )}
    </EmptyState>
  );
}
