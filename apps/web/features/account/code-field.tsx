'use client';

import { Button, Field, Input } from '@maquette/ui';
import { useState } from 'react';

interface CodeFieldProps {
  value: string;
  onValueChange: (code: string) => void;
  error?: string | undefined;
  /** The field is what this step is about: it has the focus as soon as it is there. */
  takesFocus?: boolean;
  /** Whether a recovery code will do as well. */
  allowsRecovery?: boolean;
}

/** A code of the authenticator app; on wish a recovery code, which has letters. */
export function CodeField({
  value,
  onValueChange,
  error,
  takesFocus,
  allowsRecovery = true,
}: CodeFieldProps) {
  const [isRecovery, setRecovery] = useState(false);
  const swap = () => {
    setRecovery(!isRecovery);
    onValueChange('');
  };
  return (
    <Field
      label={isRecovery ? 'Recovery code' : 'Code'}
      help={
        isRecovery
          ? 'One of the codes that you kept when you set up two factors. Each works once.'
          : 'Six digits, from your authenticator app.'
      }
      error={error}
      aside={
        allowsRecovery && (
          <Button variant="quiet" size="small" className="-my-1" onClick={swap}>
            {isRecovery ? 'Use the app' : 'Use a recovery code'}
          </Button>
        )
      }
    >
      <Input
        key={isRecovery ? 'recovery' : 'app'}
        ref={takesFocus ? takeFocus : undefined}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={isRecovery ? 40 : 10}
        className="font-mono tracking-wider"
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      />
    </Field>
  );
}

// one function for all renders: a new one would take the focus again with each
const takeFocus = (input: HTMLInputElement | null) => input?.focus();
