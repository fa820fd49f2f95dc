'use client';

import { Alert } from '@maquette/ui';
import type { ReactNode } from 'react';
import type { Problem } from './use-problem.ts';
import { waitInWords } from './use-seconds-left.ts';

/** What stands in the way, above the form; with the time to wait while there is one. */
export function ProblemAlert({ problem, actions }: { problem: Problem | null; actions?: ReactNode }) {
  if (!problem) return null;
  if (problem.code !== 'limit.requests')
    return (
      <Alert tone="danger" actions={actions}>
        {problem.message}
      </Alert>
    );
  return (
    <Alert tone="warning" title="Too many tries">
      {/* announced once, not every second */}
      <span aria-live="off">
        {problem.secondsLeft > 0
          ? `Please wait ${waitInWords(problem.secondsLeft)}.`
          : 'You can try again now.'}
      </span>
    </Alert>
  );
}
