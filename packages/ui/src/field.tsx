'use client';
import type { ReactNode } from 'react';
import { Field as Base } from '@base-ui/react/field';
import { clsx } from 'clsx';

export interface FieldProps {
  label: ReactNode;
  /** One sentence under the control. */
  help?: ReactNode;
  /** What is wrong and what to do; marks the control invalid and is announced. */
  error?: string | undefined;
  optional?: boolean;
  /** Beside the label, at the end of the line: a value, a link. */
  aside?: ReactNode;
  /** The label stays for screen readers alone. */
  labelHidden?: boolean;
  /** Label and control on one line: switches and short choices. */
  inline?: boolean;
  /** The control is no native input (a group, a slider): the label is then no `<label>`. */
  group?: boolean;
  name?: string;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label, control, help and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const {
    label,
    help,
    error,
    optional,
    aside,
    labelHidden,
    inline,
    group,
    name,
    disabled,
    className,
    children,
  } = props;
  const labelText = (
    <>
      {label}
      {optional && <span className="font-normal text-text-muted"> (optional)</span>}
    </>
  );
  const labelClass = clsx('text-sm font-medium text-text', labelHidden && 'sr-only');
  return (
    <Base.Root
      name={name}
      disabled={disabled}
      invalid={error ? true : undefined}
      className={clsx('flex min-w-0 flex-col gap-1.5', className)}
    >
      <div className={clsx(inline ? 'flex items-center justify-between gap-4' : 'contents')}>
        <div
          className={clsx('flex items-baseline justify-between gap-3', labelHidden && !aside && 'contents')}
        >
          {group ? (
            <Base.Label nativeLabel={false} render={<div />} className={labelClass}>
              {labelText}
            </Base.Label>
          ) : (
            <Base.Label className={labelClass}>{labelText}</Base.Label>
          )}
          {aside && <span className="text-sm text-text-muted">{aside}</span>}
        </div>
        {children}
      </div>
      {help && <Base.Description className="text-sm text-text-muted">{help}</Base.Description>}
      <Base.Error match={Boolean(error)} role="alert" className="text-sm text-danger">
        {error}
      </Base.Error>
    </Base.Root>
  );
}
