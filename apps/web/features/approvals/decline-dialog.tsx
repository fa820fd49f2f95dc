'use client';

import type { ApprovalView } from '@maquette/domain/approvals';
import { textCharactersMax } from '@maquette/domain/workspaces';
import { Button, Dialog, Field, Textarea } from '@maquette/ui';
import { useId, useState } from 'react';

interface DeclineDialogProps {
  approval: ApprovalView;
  isBusy: boolean;
  onDecline: (note: string) => void;
  onClose: () => void;
}

/** Says no, and why. Mount it while it is open. */
export function DeclineDialog({ approval, isBusy, onDecline, onClose }: DeclineDialogProps) {
  const formId = useId();
  const [note, setNote] = useState('');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Decline “${approval.name}”?`}
      description={`${approval.requestedBy.name} is told. Nothing is charged.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" type="submit" form={formId} busy={isBusy}>
            Decline
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onDecline(note);
        }}
      >
        <Field label="Why" optional>
          <Textarea
            rows={3}
            value={note}
            maxLength={textCharactersMax.note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
