'use client';

import { Field, Input, type InputProps } from '@maquette/ui';

/** An e-mail address, with the right keyboard and no meddling with its letters. */
export function EmailField({ error, ...input }: InputProps & { error?: string | undefined }) {
  return (
    <Field label="E-mail address" error={error}>
      <Input type="email" inputMode="email" autoCapitalize="none" spellCheck={false} required {...input} />
    </Field>
  );
}
