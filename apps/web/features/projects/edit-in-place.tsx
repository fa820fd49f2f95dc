'use client';

import { Button, IconButton, PencilIcon } from '@maquette/ui';
import { useState, type KeyboardEvent, type ReactNode } from 'react';

interface EditInPlaceProps {
  label: string;
  mayEdit: boolean;
  /** As it is saved, for the control to begin with. */
  value: string;
  /** As it reads; what says so when there is nothing. */
  shown: ReactNode;
  busy: boolean;
  error: string | undefined;
  /** Saves; resolves with whether it was. */
  onSave: (value: string) => Promise<boolean>;
  /** The control, while it is edited; its accessible name is `label`. */
  renderControl: (edit: { value: string; onChange: (value: string) => void }) => ReactNode;
}

/** One fact that turns into a control where it stands, for those who may. Escape leaves it as it was. */
export function EditInPlace(props: EditInPlaceProps) {
  const { label, mayEdit, value, shown, busy, error, onSave, renderControl } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const close = () => setDraft(null);
  const save = async () => {
    if (draft === null || draft === value) return close();
    if (await onSave(draft)) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
  };
  return (
    <div className="min-w-0">
      <div className="flex h-7 items-center gap-1">
        <h2 className="text-sm font-medium text-text-muted">{label}</h2>
        {mayEdit && draft === null && (
          <IconButton
            label={`Edit: ${label}`}
            tooltip={false}
            size="small"
            icon={<PencilIcon className="size-3.5" />}
            onClick={() => setDraft(value)}
          />
        )}
      </div>
      <div className="min-w-0 break-words">
        {draft === null ? (
          shown
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the control bubble to here
          <div ref={focusFirst} className="flex max-w-prose flex-col gap-2" onKeyDown={onKeyDown}>
            {renderControl({ value: draft, onChange: setDraft })}
            {error && <p className="text-sm text-danger">{error}</p>}
            <div className="flex gap-2">
              <Button size="small" variant="primary" busy={busy} onClick={() => void save()}>
                Save
              </Button>
              <Button size="small" onClick={close}>
                Cancel
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** Whoever asked to edit begins at once. Stable, so that it is called when the control comes, and not again. */
const focusFirst = (around: HTMLElement | null) =>
  around?.querySelector<HTMLElement>('textarea, input, button')?.focus();
