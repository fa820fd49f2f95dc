'use client';
import { useId, type ReactNode } from 'react';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { clsx } from 'clsx';

export interface ChoiceCard {
  value: string;
  label: string;
  description?: ReactNode;
  /** At the end of the first line: a price, a state. */
  aside?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface ChoiceCardsProps {
  cards: ChoiceCard[];
  value: string;
  onValueChange: (value: string) => void;
  /** Where there is no `Field` (with `group`) around it. */
  'aria-label'?: string;
  columns?: 1 | 2;
}

/** One of a few things that need a sentence each. A card that cannot be chosen stays readable, with the reason. */
export function ChoiceCards({ cards, value, onValueChange, columns = 2, ...rest }: ChoiceCardsProps) {
  const id = useId();
  return (
    <RadioGroup
      value={value}
      onValueChange={(next) => onValueChange(next as string)}
      aria-label={rest['aria-label']}
      className={clsx('grid gap-2', columns === 2 && 'sm:grid-cols-2')}
    >
      {cards.map((card) => (
        <Radio.Root
          key={card.value}
          value={card.value}
          disabled={card.disabled}
          // inside a Field it would be named like the field
          aria-labelledby={`${id}-${card.value}`}
          aria-describedby={card.description ? `${id}-${card.value}-more` : undefined}
          nativeButton
          // The label is given to Radio.Root, which hands it on.
          // oxlint-disable-next-line jsx-a11y/control-has-associated-label
          render={<button type="button" />}
          className={clsx(
            'flex w-full items-start gap-3 rounded-card border border-border bg-surface p-3 text-left transition-colors',
            'hover:not-data-disabled:border-border-strong data-checked:border-accent data-checked:bg-surface-selected data-checked:ring-1 data-checked:ring-accent',
            'data-disabled:cursor-not-allowed data-disabled:bg-surface-sunken',
          )}
        >
          {card.icon && (
            <span className="mt-px flex size-5 shrink-0 items-center text-text-muted">{card.icon}</span>
          )}
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span
                id={`${id}-${card.value}`}
                className={clsx('font-medium', card.disabled && 'text-text-muted')}
              >
                {card.label}
              </span>
              {card.aside && <span className="text-sm text-text-muted">{card.aside}</span>}
            </span>
            {card.description && (
              <span id={`${id}-${card.value}-more`} className="mt-0.5 block text-sm text-text-muted">
                {card.description}
              </span>
            )}
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
