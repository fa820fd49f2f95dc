'use client';
import type { ReactNode } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { backdropClass } from './dialog.tsx';

export interface SideSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Said by screen readers; show a heading of your own inside. */
  title: string;
  side?: 'left' | 'right';
  children: ReactNode;
}

/** A panel from the edge of the screen, for what has no room beside the page. */
export function SideSheet({ open, onOpenChange, title, side = 'left', children }: SideSheetProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          className={clsx(
            'fixed inset-y-0 z-40 flex w-[min(20rem,calc(100vw-3rem))] flex-col overflow-y-auto border-border bg-surface shadow-lg outline-none transition-transform duration-200',
            side === 'left'
              ? 'left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full'
              : 'right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full',
          )}
        >
          <Base.Title className="sr-only">{title}</Base.Title>
          {children}
          <Base.Close className="sr-only focus:not-sr-only focus:p-4 focus:text-left">Close</Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
