'use client';

import { Field } from './field.tsx';
import { Input } from './input.tsx';

interface DayRangeProps {
  /** `2026-11-20`; null: open. */
  from: string | null;
  to: string | null;
  onChange: (days: { from: string | null } | { to: string | null }) => void;
}

/** The first and the last day of a list, side by side in the caller's grid. */
export const DayRange = ({ from, to, onChange }: DayRangeProps) => (
  <>
    <Field label="From">
      <Input
        type="date"
        value={from ?? ''}
        max={to ?? undefined}
        onValueChange={(day) => onChange({ from: day || null })}
      />
    </Field>
    <Field label="To">
      <Input
        type="date"
        value={to ?? ''}
        min={from ?? undefined}
        onValueChange={(day) => onChange({ to: day || null })}
      />
    </Field>
  </>
);
