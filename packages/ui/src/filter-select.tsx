'use client';

import { Field } from './field.tsx';
import { Select, type SelectOption } from './select.tsx';

interface FilterSelectProps {
  label: string;
  /** What no choice is called: `Everybody`. */
  anyLabel: string;
  /** Null: no choice. */
  value: string | null;
  onValueChange: (value: string | null) => void;
  options: SelectOption[];
}

const any = '';

/** Narrows a list down to one of several, or not at all. A value that is not among the options stays chosen. */
export function FilterSelect({ label, anyLabel, value, onValueChange, options }: FilterSelectProps) {
  // somebody who left, a project that was archived: an address may name what a list does not
  const isKnown = value === null || options.some((option) => option.value === value);
  return (
    <Field label={label}>
      <Select
        value={value ?? any}
        onValueChange={(next) => onValueChange(next === any ? null : next)}
        options={[
          { value: any, label: anyLabel },
          ...options,
          ...(isKnown ? [] : [{ value, label: 'Not in the list' }]),
        ]}
      />
    </Field>
  );
}
