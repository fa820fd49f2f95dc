import type { ReactNode } from 'react';
import { clsx } from 'clsx';

/** A key of the keyboard. */
export function Kbd({ children, inverse }: { children: ReactNode; inverse?: boolean }) {
  return (
    <kbd
      className={clsx(
        'inline-flex h-5 min-w-5 items-center justify-center rounded border px-1 font-sans text-xs',
        inverse ? 'border-background/40 text-background' : 'border-border bg-surface-sunken text-text-muted',
      )}
    >
      {children}
    </kbd>
  );
}
