'use client';
import { Slider as Base } from '@base-ui/react/slider';

export interface SliderProps {
  value: number;
  min: number;
  max: number;
  step: number;
  onValueChange: (value: number) => void;
  disabled?: boolean;
  /** Where there is no `Field` (with `group`) around it. */
  'aria-label'?: string;
  /** What screen readers say for a value: `1.5 times`. */
  valueText?: (value: number) => string;
}

/** A number between two ends, where the feel matters more than the figure. Show the figure beside the label. */
export function Slider({ value, min, max, step, onValueChange, disabled, valueText, ...rest }: SliderProps) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={(next) => onValueChange(Array.isArray(next) ? next[0]! : next)}
      className="w-full data-disabled:opacity-50"
    >
      <Base.Control className="flex h-7 w-full touch-none items-center select-none pointer-coarse:h-10">
        <Base.Track className="h-1 w-full rounded-full bg-border-strong/50">
          <Base.Indicator className="rounded-full bg-accent" />
          <Base.Thumb
            aria-label={rest['aria-label']}
            {...(valueText
              ? { getAriaValueText: (_formatted: string, next: number) => valueText(next) }
              : {})}
            className="size-4 rounded-full border-2 border-accent bg-surface shadow-sm before:absolute before:-inset-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
