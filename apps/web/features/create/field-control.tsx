'use client';

import type { OperationField } from '@maquette/domain/operations';
import {
  DicesIcon,
  Field,
  IconButton,
  NumberInput,
  SegmentedControl,
  Select,
  Slider,
  Switch,
} from '@maquette/ui';

interface FieldControlProps {
  field: OperationField;
  value: unknown;
  error: string | undefined;
  /** Why it does nothing at the moment; shown in the place of its help. */
  idleReason: string | null;
  onChange: (value: unknown) => void;
}

/** Choices that are in sight at once rather than in a list that opens: few, and short enough for half a column. */
const segmentsMax = 4;
const segmentCharactersMax = 24;
const seedMax = 2_147_483_647;

/** One parameter of an operation, by the kind of its control. Pictures and the engine have controls of their own. */
export function FieldControl({ field, value, error, idleReason, onChange }: FieldControlProps) {
  const { label, control } = field;
  const help = idleReason ?? field.help;
  const disabled = idleReason !== null;
  const common = { label, help, error, disabled };
  switch (control.kind) {
    case 'toggle':
      return (
        <Field {...common} inline>
          <Switch checked={value === true && !disabled} onCheckedChange={onChange} />
        </Field>
      );
    case 'slider': {
      const text = (figure: number) => `${figure}${control.unit ? ` ${control.unit}` : ''}`;
      return (
        <Field {...common} group aside={text(Number(value))}>
          <Slider
            value={Number(value)}
            min={control.min}
            max={control.max}
            step={control.step}
            valueText={text}
            disabled={disabled}
            onValueChange={onChange}
          />
        </Field>
      );
    }
    case 'choice': {
      const onValue = (next: string) => onChange(control.numeric ? Number(next) : next);
      const options = control.options.map((option) => ({ ...option, hint: option.hint }));
      const characters = options.reduce((sum, option) => sum + option.label.length, 0);
      const areShort = options.length <= segmentsMax && characters <= segmentCharactersMax;
      if (areShort && !options.some(({ hint }) => hint))
        return (
          <Field {...common} group>
            <SegmentedControl
              full
              segments={options}
              value={String(value)}
              disabled={disabled}
              onValueChange={onValue}
            />
          </Field>
        );
      return (
        <Field {...common}>
          <Select options={options} value={String(value)} disabled={disabled} onValueChange={onValue} />
        </Field>
      );
    }
    case 'integer':
      if (!control.optional && control.max - control.min < segmentsMax)
        return (
          <Field {...common} group>
            <SegmentedControl
              full
              segments={Array.from({ length: control.max - control.min + 1 }, (_none, at) => {
                const figure = String(control.min + at);
                return { value: figure, label: figure };
              })}
              value={String(value)}
              onValueChange={(next) => onChange(Number(next))}
            />
          </Field>
        );
      return (
        <Field {...common} optional={control.optional}>
          <NumberInput
            value={value as number | null}
            min={control.min}
            max={control.max}
            step={control.step}
            unit={control.unit}
            placeholder={control.optional ? 'Automatic' : undefined}
            disabled={disabled}
            onValueChange={onChange}
          />
        </Field>
      );
    case 'seed':
      return (
        <Field {...common} optional>
          <div className="flex gap-2">
            <NumberInput
              className="flex-1"
              value={value as number | null}
              min={0}
              max={seedMax}
              stepper={false}
              placeholder="A new one each time"
              onValueChange={onChange}
            />
            <IconButton
              label="Roll a seed"
              variant="secondary"
              icon={<DicesIcon className="size-4" />}
              onClick={() => onChange(rolledSeed())}
            />
          </div>
        </Field>
      );
    default:
      return null;
  }
}

const rolledSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! % (seedMax + 1);
