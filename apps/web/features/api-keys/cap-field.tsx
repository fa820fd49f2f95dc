'use client';

import { capPeriods, type CapPeriod } from '@maquette/domain/caps';
import { thresholdCreditsMax } from '@maquette/domain/limits';
import { Field, NumberInput, SegmentedControl } from '@maquette/ui';

interface CapFieldProps {
  cap: { period: CapPeriod; credits: number } | null;
  onCap: (cap: CapFieldProps['cap']) => void;
}

const none = 'none';
const firstCredits = 500;
const names: Record<CapPeriod, string> = { day: 'Per day', month: 'Per month' };

/** The most that a key may spend. */
export const CapField = ({ cap, onCap }: CapFieldProps) => (
  <>
    <Field
      label="Spending cap"
      group
      help={cap ? 'A job that would go above it is refused.' : 'It may spend what you may spend.'}
    >
      <SegmentedControl
        segments={[
          { value: none, label: 'None' },
          ...capPeriods.map((value) => ({ value, label: names[value] })),
        ]}
        value={cap?.period ?? none}
        onValueChange={(next) =>
          onCap(next === none ? null : { period: next as CapPeriod, credits: cap?.credits ?? firstCredits })
        }
      />
    </Field>
    {cap && (
      <Field label="Most credits">
        <NumberInput
          value={cap.credits}
          onValueChange={(credits) => onCap({ ...cap, credits: credits ?? 0 })}
          min={0}
          max={thresholdCreditsMax}
          step={10}
          unit="credits"
        />
      </Field>
    )}
  </>
);
