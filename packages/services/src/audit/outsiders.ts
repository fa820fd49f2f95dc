import type { Outsider } from './note-audit.ts';

/** The studio itself: workers that deliver, sweeps, what runs at its time. */
export const theStudio = (workspaceId: string): Outsider => ({
  workspaceId,
  kind: 'system',
  name: 'The studio',
});

/** Who takes the payments. */
export const theProvider = (workspaceId: string): Outsider => ({
  workspaceId,
  kind: 'payments',
  name: 'The payment provider',
});

/** Whoever runs this installation. */
export const theOperator = (workspaceId: string, { userId }: { userId: string }): Outsider => ({
  workspaceId,
  kind: 'operator',
  name: 'The operator',
  userId,
});
