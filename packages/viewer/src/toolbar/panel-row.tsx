import { Switch } from '@maquette/ui';
import { useId, type ReactNode } from 'react';

export interface SwitchRowProps {
  label: string;
  hint?: string;
  checked: boolean;
  onCheckedChange: () => void;
}

/** A line with a switch at its end. */
export function SwitchRow({ label, hint, checked, onCheckedChange }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4 py-1.5">
      <span>
        <span id={id}>{label}</span>
        {hint && <span className="block text-xs text-text-muted">{hint}</span>}
      </span>
      <Switch aria-labelledby={id} checked={checked} onCheckedChange={onCheckedChange} />
    </div>
  );
}

export interface ChoiceProps {
  name: string;
  label: string;
  says: string;
  icon?: ReactNode;
  checked: boolean;
  onChoose: () => void;
}

/** One of several, with what it is good for. A real radio button, so that arrow keys move as expected. */
export function Choice({ name, label, says, icon, checked, onChoose }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-center gap-3 rounded-control border border-transparent px-2.5 py-1.5 hover:bg-surface-hover has-checked:border-accent has-checked:bg-surface-selected has-focus-visible:outline-2 has-focus-visible:outline-focus">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="sr-only" />
      {icon}
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        <span className="block text-xs text-text-muted">{says}</span>
      </span>
    </label>
  );
}
