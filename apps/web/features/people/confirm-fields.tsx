'use client';

import { freshSignInMinutes, type Confirmation } from '@maquette/domain/people';
import { Alert, Field, Input } from '@maquette/ui';

interface ConfirmFieldsProps {
  confirmBy: Confirmation;
  password: string;
  onPasswordChange: (password: string) => void;
  error: string | undefined;
}

/** Asks once more who it is: the password, or, without one, to have just signed in. */
export function ConfirmFields({ confirmBy, password, onPasswordChange, error }: ConfirmFieldsProps) {
  if (confirmBy === 'fresh-sign-in')
    return (
      <Alert live={false} title="You must have just signed in">
        You have no password here, so for this you must have signed in within the last {freshSignInMinutes}{' '}
        minutes. If you did not: sign out, sign in again, and come back.
      </Alert>
    );
  return (
    <Field label="Your password" error={error}>
      <Input
        type="password"
        autoComplete="current-password"
        maxLength={1_000}
        value={password}
        onChange={(event) => onPasswordChange(event.target.value)}
      />
    </Field>
  );
}
