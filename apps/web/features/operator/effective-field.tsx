'use client';

import { Field, Input } from '@maquette/ui';

interface EffectiveFieldProps {
  /** `YYYY-MM-DDTHH:mm` of the person's clock; empty: now. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** From when something is in force. */
export const EffectiveField = ({ value, onChange, error }: EffectiveFieldProps) => (
  <Field label="In force from" help="Left empty: at once." optional error={error}>
    <Input type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
);

/** The moment that was chosen; null: now. */
export const effectiveAtOf = (value: string): Date | null => (value === '' ? null : new Date(value));
