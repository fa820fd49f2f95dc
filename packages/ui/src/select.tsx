'use client';
import { Select as Base } from '@base-ui/react/select';
import { CheckIcon, ChevronDownIcon } from './icons.ts';
import { clsx } from 'clsx';
import { controlClass, controlHeightClass } from './control-class.ts';
import { popupClass, popupItemClass } from './popup-class.ts';

export interface SelectOption {
  value: string;
  label: string;
  /** A second line in the list. */
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

export interface SelectProps {
  options: SelectOption[];
  value: string | null;
  onValueChange: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  /** Where there is no `Field` with a label. */
  'aria-label'?: string;
  className?: string;
}

/** One of several, in a list that opens. For two to four short choices prefer `SegmentedControl`. */
export function Select({
  options,
  value,
  onValueChange,
  placeholder,
  disabled,
  name,
  className,
  ...rest
}: SelectProps) {
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      name={name}
      modal={false}
      onValueChange={(next) => next !== null && onValueChange(next)}
    >
      <Base.Trigger
        aria-label={rest['aria-label']}
        className={clsx(
          controlClass,
          controlHeightClass,
          'flex items-center justify-between gap-2 text-left select-none',
          className,
        )}
      >
        <Base.Value className="truncate data-placeholder:text-text-muted" placeholder={placeholder} />
        <Base.Icon className="flex text-text-muted">
          <ChevronDownIcon className="size-4" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className={clsx(popupClass, 'max-w-(--available-width) min-w-(--anchor-width)')}>
            <Base.List className="max-h-[min(24rem,var(--available-height))] overflow-y-auto p-1">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={clsx(popupItemClass, 'pr-2')}
                >
                  <span className="min-w-0 flex-1">
                    <Base.ItemText className="block">{option.label}</Base.ItemText>
                    {option.hint && <span className="block text-sm text-text-muted">{option.hint}</span>}
                  </span>
                  <span className="flex size-4">
                    <Base.ItemIndicator>
                      <CheckIcon className="size-4 text-accent-strong" />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
