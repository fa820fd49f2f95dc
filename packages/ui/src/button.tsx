'use client';
import type { ComponentProps, ReactNode } from 'react';
import { Button as BaseButton } from '@base-ui/react/button';
import { clsx } from 'clsx';
import { buttonClass, type ButtonLook } from './button-class.ts';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className'>, ButtonLook {
  className?: string | undefined;
  /** Shown before the label. */
  icon?: ReactNode;
  /** Work is under way: it keeps its size and its focus, and cannot be pressed again. */
  busy?: boolean | undefined;
}

/** A button with a label. `type` is `button` unless said otherwise. */
export function Button({
  variant,
  size,
  full,
  square,
  icon,
  busy,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <BaseButton
      type="button"
      focusableWhenDisabled={busy}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={clsx(buttonClass({ variant, size, full, square }), className)}
      {...rest}
    >
      {busy && (
        <span className="absolute inset-0 flex items-center justify-center">
          <Spinner />
        </span>
      )}
      <span className={clsx('contents', busy && '[&>*]:opacity-0')}>
        {icon}
        {children !== undefined && <span className={'truncate'}>{children}</span>}
      </span>
    </BaseButton>
  );
}
