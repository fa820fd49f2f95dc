'use client';

import { useId, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

interface NameDialogProps {
  title: string;
  label: string;
  submitLabel: string;
  name?: string;
  charactersMax: number;
  busy: boolean;
  /** Why the name was refused. */
  error?: string;
  onSubmit: (name: string) => void;
  onClose: () => void;
}

/** Asks for one name. Mount it while it is open. */
export function NameDialog(props: NameDialogProps) {
  const {
    title,
    label,
    submitLabel,
    name: before = '',
    charactersMax,
    busy,
    error,
    onSubmit,
    onClose,
  } = props;
  const formId = useId();
  const [name, setName] = useState(before);
  const [wasSent, setSent] = useState(false);
  const missing = wasSent && name.trim() === '' ? 'Give it a name.' : undefined;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={busy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setSent(true);
          if (name.trim() === '') return;
          if (name.trim() === before) onClose();
          else onSubmit(name.trim());
        }}
      >
        <Field label={label} error={missing ?? error}>
          <Input
            value={name}
            maxLength={charactersMax}
            autoComplete="off"
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
