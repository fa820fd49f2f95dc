'use client';

import { engines, type EngineId, type EngineState } from '@maquette/domain/engines';
import { Badge, ChoiceCards, CpuIcon, Field, ZapIcon } from '@maquette/ui';

interface EngineFieldProps {
  engineIds: EngineId[];
  /** null while it is asked. */
  states: EngineState[] | null;
  value: string;
  error: string | undefined;
  onChange: (engine: string) => void;
}

/** Which engine makes it, honestly: what it is good for, and why one cannot be had. */
export function EngineField({ engineIds, states, value, error, onChange }: EngineFieldProps) {
  return (
    <Field label="Engine" group error={error}>
      <ChoiceCards
        value={value}
        onValueChange={onChange}
        cards={engineIds.map((id) => {
          const { name, summary, runsOn, builtIn } = engines[id];
          const state = states?.find(({ engine }) => engine === id) ?? null;
          const isOff = state !== null && !state.available;
          return {
            value: id,
            label: name,
            icon: runsOn === 'cpu' ? <CpuIcon className="size-4.5" /> : <ZapIcon className="size-4.5" />,
            // one of the default install takes jobs while its worker is away: they wait
            disabled: isOff && !builtIn,
            aside: isOff && (
              <Badge tone={builtIn ? 'warning' : 'neutral'}>{builtIn ? 'Jobs wait' : 'Not available'}</Badge>
            ),
            description: (
              <>
                {summary}
                {isOff && (
                  <span className="mt-1 block">
                    {state.reason} {state.whatToDo}
                  </span>
                )}
              </>
            ),
          };
        })}
      />
    </Field>
  );
}
