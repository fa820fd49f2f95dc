'use client';
import type { ComponentProps, ReactNode } from 'react';
import { Input as Base } from '@base-ui/react/input';
import { clsx } from 'clsx';
import { controlClass, controlHeightClass } from './control-class.ts';

export interface InputProps extends Omit<ComponentProps<typeof Base>, 'className'> {
  className?: string | undefined;
  /** Shown inside, before the text; decoration. */
  icon?: ReactNode;
  /** Shown inside, after the text: a unit, a clear button. */
  trailing?: ReactNode;
}

/** One line of text. Inside a `Field` it finds its label, help and error by itself. */
export function Input({ icon, trailing, className, ...rest }: InputProps) {
  if (!icon && !trailing)
    return <Base className={clsx(controlClass, controlHeightClass, className)} {...rest} />;
  return (
    <span className={clsx('relative flex w-full items-center', className)}>
      {icon && <span className="pointer-events-none absolute left-2.5 flex text-text-muted">{icon}</span>}
      <Base
        className={clsx(controlClass, controlHeightClass, icon && 'pl-8', trailing && 'pr-9')}
        {...rest}
      />
      {trailing && <span className="absolute right-1 flex items-center text-text-muted">{trailing}</span>}
    </span>
  );
}
