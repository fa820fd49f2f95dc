'use client';

import { Field, Select } from '@maquette/ui';

const dayMs = 86_400_000;
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Never' },
];

/** How long a new key lives. */
export const ExpiryField = ({
  value,
  onValueChange,
}: {
  value: string;
  onValueChange: (days: string) => void;
}) => (
  <Field label="Ends after" help={value === 'never' ? 'A key that ends by itself is safer.' : undefined}>
    <Select options={lives} value={value} onValueChange={onValueChange} />
  </Field>
);

/** What was chosen, as a moment; null: never. */
export const expiryOf = (days: string): string | null =>
  days === 'never' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString();
