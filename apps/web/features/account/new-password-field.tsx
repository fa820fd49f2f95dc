'use client';

import { clsx } from 'clsx';
import { passwordAdvice, passwordCharactersMin, type PasswordAdvice } from './password-advice.ts';
import { PasswordField, type PasswordFieldProps } from './password-field.tsx';

export interface NewPasswordFieldProps extends Omit<PasswordFieldProps, 'purpose' | 'help' | 'label'> {
  label?: string;
  /** What stands in the field now. */
  typed: string;
  /** Name and address of the person: a password should not hold them. */
  ownWords?: string[];
}

/** A password that is being chosen, with a word on its strength under it. */
export function NewPasswordField({ label = 'Password', typed, ownWords, ...field }: NewPasswordFieldProps) {
  return (
    <PasswordField
      label={label}
      purpose="new"
      help={
        typed ? (
          <Strength advice={passwordAdvice(typed, ownWords ?? [])} />
        ) : (
          `At least ${passwordCharactersMin} characters.`
        )
      }
      {...field}
    />
  );
}

const colours = ['bg-danger', 'bg-danger', 'bg-warning', 'bg-success', 'bg-success'] as const;

function Strength({ advice }: { advice: PasswordAdvice }) {
  return (
    <span className="flex flex-col gap-1.5">
      <span className="flex gap-1 pt-0.5" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={clsx(
              'h-1 flex-1 rounded-full',
              step <= advice.strength ? colours[advice.strength] : 'bg-border',
            )}
          />
        ))}
      </span>
      <span>
        <strong className="font-medium text-text">{advice.label}.</strong> {advice.hint}
      </span>
    </span>
  );
}
