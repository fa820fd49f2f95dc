'use client';
import type { ReactElement, ReactNode } from 'react';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Kbd } from './kbd.tsx';

/** A short text at the pointer or the focus. It repeats or adds to a name; it never holds what is needed. */
export function Tooltip({
  content,
  shortcut,
  side = 'top',
  children,
}: {
  content: ReactNode;
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-control bg-text px-2 py-1 text-xs text-background shadow-md transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
            {shortcut && <Kbd inverse>{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
