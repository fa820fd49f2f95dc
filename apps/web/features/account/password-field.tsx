'use client';

import { EyeIcon, EyeOffIcon, Field, IconButton, Input, type InputProps } from '@maquette/ui';
import { useState, type ReactNode } from 'react';

export interface PasswordFieldProps extends Omit<InputProps, 'type' | 'trailing' | 'autoComplete'> {
  label: string;
  /** Tells a password manager whether to fill in or to offer a new one. */
  purpose: 'current' | 'new';
  error?: string | undefined;
  help?: ReactNode;
  aside?: ReactNode;
}

/** A password with a button that shows it. */
export function PasswordField({ label, purpose, error, help, aside, ...input }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} error={error} help={help} aside={aside}>
      <Input
        type={isShown ? 'text' : 'password'}
        autoComplete={`${purpose}-password`}
        autoCapitalize="none"
        spellCheck={false}
        required
        trailing={
          <IconButton
            size="small"
            label={isShown ? 'Hide the password' : 'Show the password'}
            icon={isShown ? <EyeOffIcon className="size-4" /> : <EyeIcon className="size-4" />}
            onClick={() => setShown(!isShown)}
          />
        }
        {...input}
      />
    </Field>
  );
}
