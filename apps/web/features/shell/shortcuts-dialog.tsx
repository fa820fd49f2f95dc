'use client';

import { Dialog, Field, Kbd, Switch } from '@maquette/ui';

const groups: { name: string; keys: [keys: string[], what: string][] }[] = [
  {
    name: 'Everywhere',
    keys: [
      [['?'], 'This help'],
      [['G', 'P'], 'Projects'],
      [['G', 'J'], 'Jobs'],
      [['G', 'W'], 'Wallet'],
      [['G', 'S'], 'Settings'],
    ],
  },
  {
    name: 'In a project',
    keys: [
      [['←', '↑', '↓', '→'], 'Move between assets'],
      [['Space'], 'Select or deselect'],
      [['Shift', '→'], 'Extend the selection'],
      [['Ctrl', 'A'], 'Select all'],
      [['Enter'], 'Open'],
      [['F2'], 'Rename'],
      [['Del'], 'Move to the trash'],
      [['Ctrl', 'V'], 'Upload a picture from the clipboard'],
      [['Esc'], 'Clear the selection'],
    ],
  },
];

export interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isEnabled: boolean;
  onEnabledChange: (enabled: boolean) => void;
}

/** What the keyboard can do, and the switch for keys that act alone. The 3D viewer lists its own keys. */
export function ShortcutsDialog({ open, onOpenChange, isEnabled, onEnabledChange }: ShortcutsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="medium">
      <div className="flex flex-col gap-5">
        {groups.map((group) => (
          <section key={group.name}>
            <h3 className="mb-1.5 text-sm font-medium text-text-muted">{group.name}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div
                  key={what}
                  className="flex items-center justify-between gap-4 border-b border-border py-1.5 last:border-0"
                >
                  <dt>{what}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Field
          label="Shortcuts of a single key"
          help="Switch them off if they get in the way of your voice or typing aids."
          inline
        >
          <Switch checked={isEnabled} onCheckedChange={onEnabledChange} />
        </Field>
      </div>
    </Dialog>
  );
}
