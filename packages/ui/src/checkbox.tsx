'use client';
import type { ComponentProps } from 'react';
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { clsx } from 'clsx';
import { CheckIcon, MinusIcon } from './icons.ts';

export type CheckboxProps = Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> & {
  className?: string;
};

/** Chosen, not chosen, or (`indeterminate`) some of them. Name it with `Field`, a `<label>` or `aria-label`. */
export function Checkbox({ className, ...rest }: CheckboxProps) {
  return (
    <Base.Root
      className={clsx(
        'relative flex size-4.5 shrink-0 items-center justify-center rounded-[5px] border border-border-strong bg-surface transition-colors',
        'before:absolute before:-inset-1.5 data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent',
        'data-disabled:opacity-50',
        className,
      )}
      {...rest}
    >
      <Base.Indicator className="group flex text-accent-text data-unchecked:hidden">
        <CheckIcon className="size-3.5 stroke-3 group-data-indeterminate:hidden" />
        <MinusIcon className="hidden size-3.5 stroke-3 group-data-indeterminate:block" />
      </Base.Indicator>
    </Base.Root>
  );
}
