'use client';
import type { ReactElement, ReactNode } from 'react';
import { Popover as Base } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import { popupClass } from './popup-class.ts';

export interface PopoverProps {
  trigger: ReactElement;
  /** Heads the panel and names it. */
  title: string;
  titleHidden?: boolean;
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

/** A small panel beside its trigger. The page stays usable. */
export function Popover(props: PopoverProps) {
  const { trigger, title, titleHidden, align = 'end', open, onOpenChange, className, children } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup
            className={clsx(
              popupClass,
              'max-h-(--available-height) w-80 max-w-(--available-width) overflow-y-auto p-3.5',
              className,
            )}
          >
            <Base.Title className={clsx('text-base font-semibold', titleHidden ? 'sr-only' : 'mb-2')}>
              {title}
            </Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
