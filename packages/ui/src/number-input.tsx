'use client';
import { NumberField } from '@base-ui/react/number-field';
import { clsx } from 'clsx';
import { controlClass } from './control-class.ts';
import { MinusIcon, PlusIcon } from './icons.ts';

export interface NumberInputProps {
  value: number | null;
  onValueChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Written after the figure: `faces`, `px`. */
  unit?: string | undefined;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  /** Buttons that step; off for figures that are pasted, like a seed. */
  stepper?: boolean;
  'aria-label'?: string;
  className?: string;
}

const stepClass =
  'flex w-8 shrink-0 items-center justify-center text-text-muted transition-colors hover:not-data-disabled:bg-surface-hover hover:not-data-disabled:text-text data-disabled:opacity-40 pointer-coarse:w-10';

/** A figure; `null` when empty. Arrow keys step, Page keys step by ten, and it keeps within its ends. */
export function NumberInput(props: NumberInputProps) {
  const {
    value,
    onValueChange,
    min,
    max,
    step = 1,
    unit,
    placeholder,
    disabled,
    name,
    stepper = true,
    className,
  } = props;
  return (
    <NumberField.Root
      value={value}
      onValueChange={onValueChange}
      min={min}
      max={max}
      step={step}
      largeStep={step * 10}
      disabled={disabled}
      name={name}
      format={{ useGrouping: true, maximumFractionDigits: 3 }}
      className={className}
    >
      <NumberField.Group
        className={clsx(
          controlClass,
          'flex h-8.5 overflow-hidden focus-within:border-focus focus-within:outline-2 focus-within:outline-focus pointer-coarse:h-10',
        )}
      >
        {stepper && (
          <NumberField.Decrement aria-label="Less" className={clsx(stepClass, 'border-r border-border')}>
            <MinusIcon className="size-3.5" />
          </NumberField.Decrement>
        )}
        <NumberField.Input
          aria-label={props['aria-label']}
          placeholder={placeholder}
          className={clsx(
            'w-full min-w-0 flex-1 bg-transparent px-2.5 outline-none',
            stepper && 'text-center',
          )}
        />
        {unit && <span className="flex items-center pr-2.5 text-sm text-text-muted">{unit}</span>}
        {stepper && (
          <NumberField.Increment aria-label="More" className={clsx(stepClass, 'border-l border-border')}>
            <PlusIcon className="size-3.5" />
          </NumberField.Increment>
        )}
      </NumberField.Group>
    </NumberField.Root>
  );
}
