'use client';

import type { ConfirmBy } from '@maquette/domain/accounts';
import { toast } from '@maquette/ui';
import { useState, type ReactNode } from 'react';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/**
 * For what may ask whether it is really the person: runs it, asks when the server says so, and runs it again.
 * @returns what runs it, and the dialog to render
 */
export function useConfirmed(failed: string): {
  run: (action: () => Promise<unknown>) => void;
  dialog: ReactNode;
} {
  const [asked, setAsked] = useState<{ needs: ConfirmBy; again: () => void } | null>(null);
  const run = (action: () => Promise<unknown>): void => {
    action().catch((error: unknown) => {
      const refusal = refusalOf(error);
      const needs = refusal?.detail?.['needs'];
      if (refusal?.code === 'auth.step-up' && isConfirmBy(needs))
        setAsked({ needs, again: () => run(action) });
      else toast.error(failed, { description: messageOf(error) });
    });
  };
  const dialog = asked && (
    <ConfirmDialog
      needs={asked.needs}
      onClose={() => setAsked(null)}
      onConfirmed={() => {
        setAsked(null);
        asked.again();
      }}
    />
  );
  return { run, dialog };
}

const isConfirmBy = (needs: unknown): needs is ConfirmBy =>
  needs === 'password' || needs === 'code' || needs === 'sign-in';
