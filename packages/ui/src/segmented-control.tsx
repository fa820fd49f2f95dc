'use client';
import { useId, type ReactNode } from 'react';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { clsx } from 'clsx';

export interface Segment {
  value: string;
  label: string;
  icon?: ReactNode;
  /** The label is for screen readers and the title; only the icon shows. */
  iconOnly?: boolean;
  disabled?: boolean;
}

export interface SegmentedControlProps {
  segments: Segment[];
  value: string;
  onValueChange: (value: string) => void;
  /** Where there is no `Field` (with `group`) around it. */
  'aria-label'?: string;
  disabled?: boolean;
  size?: 'small' | 'medium';
  full?: boolean;
  className?: string;
}

/** One of two to four short choices, all in sight. Arrow keys move, as in every radio group. */
export function SegmentedControl(props: SegmentedControlProps) {
  const { segments, value, onValueChange, disabled, size = 'medium', full, className } = props;
  const id = useId();
  return (
    <RadioGroup
      value={value}
      onValueChange={(next) => onValueChange(next as string)}
      disabled={disabled}
      aria-label={props['aria-label']}
      className={clsx(
        'inline-flex rounded-control border border-border bg-surface-sunken p-0.5',
        full && 'flex w-full',
        className,
      )}
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          nativeButton
          // The label is given to Radio.Root, which hands it on.
          // oxlint-disable-next-line jsx-a11y/control-has-associated-label
          render={<button type="button" />}
          title={segment.iconOnly ? segment.label : undefined}
          // inside a Field it would be named like the field
          aria-labelledby={`${id}-${segment.value}`}
          className={clsx(
            'flex flex-auto items-center justify-center gap-1.5 rounded-[5px] border border-transparent text-sm font-medium whitespace-nowrap text-text-muted transition-colors select-none',
            size === 'small'
              ? 'h-6 min-w-7 px-1.5 pointer-coarse:h-8'
              : 'h-7 min-w-8 px-2.5 pointer-coarse:h-9',
            'hover:text-text data-checked:border-border data-checked:bg-surface data-checked:text-text data-checked:shadow-xs',
            'dark:data-checked:bg-surface-hover data-disabled:opacity-50',
          )}
        >
          {segment.icon}
          <span id={`${id}-${segment.value}`} className={segment.iconOnly ? 'sr-only' : undefined}>
            {segment.label}
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
