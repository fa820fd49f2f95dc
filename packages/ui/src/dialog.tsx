'use client';
import type { ReactNode } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { IconButton } from './icon-button.tsx';
import { XIcon } from './icons.ts';

export const backdropClass =
  'fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0';

export const dialogClass =
  'fixed z-40 flex max-h-[calc(100dvh-2rem)] flex-col border border-border bg-surface-raised shadow-lg outline-none transition-[opacity,translate,scale] duration-200 ' +
  'inset-x-2 bottom-2 rounded-dialog data-starting-style:translate-y-4 data-starting-style:opacity-0 data-ending-style:translate-y-4 data-ending-style:opacity-0 ' +
  'sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:data-starting-style:-translate-y-[calc(50%-0.5rem)] sm:data-ending-style:-translate-y-[calc(50%-0.5rem)]';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  children?: ReactNode;
}

const widths = { small: 'sm:w-96', medium: 'sm:w-[30rem]', large: 'sm:w-[min(52rem,calc(100vw-4rem))]' };

/** A window over the page: holds the focus, closes with Escape, gives the focus back. On phones it rises from below. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = 'medium',
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={clsx(dialogClass, widths[size])}>
          <header className="pt-4.5 pr-14 pb-3 pl-5">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            {description && (
              <Base.Description className="mt-0.5 text-text-muted">{description}</Base.Description>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-border px-5 py-3.5">
              {footer}
            </footer>
          )}
          {/* Last, so that the focus starts in what was opened for. */}
          <span className="absolute top-3.5 right-3.5">
            <Base.Close
              render={
                <IconButton label="Close" tooltip={false} size="small" icon={<XIcon className="size-4" />} />
              }
            />
          </span>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
