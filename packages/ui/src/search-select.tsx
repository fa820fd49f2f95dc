'use client';
import { Combobox as Base } from '@base-ui/react/combobox';
import { clsx } from 'clsx';
import { controlClass, controlHeightClass } from './control-class.ts';
import { CheckIcon, ChevronDownIcon } from './icons.ts';
import { popupClass, popupItemClass } from './popup-class.ts';

export interface SearchSelectProps {
  options: readonly string[];
  value: string;
  onValueChange: (value: string) => void;
  /** Said when nothing fits what was typed. */
  emptyText: string;
  disabled?: boolean;
  className?: string;
}

/** As many as fit on a screen twice over; typing finds the others. */
const shownMax = 60;

/** One of many, found by typing a part of it. For fewer than a dozen prefer `Select`. */
export function SearchSelect(props: SearchSelectProps) {
  const { options, value, onValueChange, emptyText, disabled, className } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      limit={shownMax}
      disabled={disabled}
      onValueChange={(next) => next !== null && onValueChange(next)}
    >
      <Base.InputGroup className={clsx('relative', className)}>
        <Base.Input className={clsx(controlClass, controlHeightClass, 'pr-9')} />
        <Base.Trigger
          aria-label="Show the list"
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-text-muted"
        >
          <ChevronDownIcon className="size-4" />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={clsx(popupClass, 'w-(--anchor-width) max-w-(--available-width)')}>
            <Base.Empty className="empty:hidden">
              <p className="px-3 py-2.5 text-text-muted">{emptyText}</p>
            </Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 data-empty:hidden">
              {(option: string) => (
                <Base.Item key={option} value={option} className={clsx(popupItemClass, 'pr-2')}>
                  <span className="min-w-0 flex-1 truncate">{option}</span>
                  <span className="flex size-4">
                    <Base.ItemIndicator>
                      <CheckIcon className="size-4 text-accent-strong" />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
