'use client';
import type { ComponentProps } from 'react';
import { Switch as Base } from '@base-ui/react/switch';
import { clsx } from 'clsx';

export type SwitchProps = Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> & {
  className?: string;
};

/** On or off, at once. In a form with a save button use `Checkbox`. */
export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Base.Root
      className={clsx(
        'relative flex h-5 w-8.5 shrink-0 rounded-full border border-border-strong bg-border-strong p-px transition-colors',
        'before:absolute before:-inset-2 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50',
        className,
      )}
      {...rest}
    >
      <Base.Thumb className="size-4 rounded-full bg-surface shadow-sm transition-transform data-checked:translate-x-3.5" />
    </Base.Root>
  );
}
