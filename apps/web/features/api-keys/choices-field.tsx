'use client';

import { Checkbox } from '@maquette/ui';
import { useId } from 'react';

interface ChoicesFieldProps<Value extends string> {
  legend: string;
  choices: readonly { value: Value; label: string; help?: string; disabled?: boolean }[];
  chosen: readonly Value[];
  onChosen: (chosen: Value[]) => void;
  error?: string | undefined;
}

/** Any number of a few things, with what each means. */
export function ChoicesField<Value extends string>(props: ChoicesFieldProps<Value>) {
  const { legend, choices, chosen, onChosen, error } = props;
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="flex max-h-56 flex-col gap-2.5 overflow-y-auto">
        {choices.map(({ value, label, help, disabled }) => (
          <label key={value} htmlFor={`${id}-${value}`} className="flex items-start gap-2.5">
            <Checkbox
              id={`${id}-${value}`}
              className="mt-px"
              disabled={disabled}
              checked={chosen.includes(value)}
              onCheckedChange={(isOn) =>
                onChosen(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            <span className="min-w-0">
              <span className="block font-medium break-words">{label}</span>
              {help && <span className="block text-sm text-text-muted">{help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
