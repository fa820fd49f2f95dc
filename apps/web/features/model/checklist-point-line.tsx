'use client';

import { checklistNames, type ChecklistPoint } from '@maquette/domain/checklist';
import { textCharactersMax } from '@maquette/domain/workspaces';
import { Button, Checkbox, Input, MessageSquareIcon, Timestamp } from '@maquette/ui';
import { useState, type FormEvent } from 'react';

interface ChecklistPointLineProps {
  point: ChecklistPoint;
  mayTick: boolean;
  isBusy: boolean;
  onTick: (note: string) => void;
  onUntick: () => void;
}

/** One point: what is known, whether somebody agreed, who and when, and what they said. */
export function ChecklistPointLine({ point, mayTick, isBusy, onTick, onUntick }: ChecklistPointLineProps) {
  const { item, name, text, tick } = point;
  const [note, setNote] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (note === null) return;
    onTick(note);
    setNote(null);
  };
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-2.5">
      <span className="flex h-5.25 items-center">
        <Checkbox
          aria-label={`${name}: ${checklistNames[item].says}`}
          checked={tick !== null}
          disabled={!mayTick || isBusy}
          onCheckedChange={(checked) => (checked ? onTick('') : onUntick())}
        />
      </span>
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-text-muted">{text}</p>
        {tick && (
          <p className="mt-0.5 text-sm">
            {tick.note && <span className="break-words">“{tick.note}” </span>}
            <span className="text-text-muted">
              {tick.by.name}, <Timestamp iso={tick.at} />
            </span>
          </p>
        )}
        {tick && mayTick && note === null && (
          <Button
            size="small"
            variant="quiet"
            className="-ml-2"
            icon={<MessageSquareIcon className="size-3.5" />}
            aria-label={`${tick.note ? 'Change the note' : 'Add a note'}: ${name}`}
            onClick={() => setNote(tick.note)}
          >
            {tick.note ? 'Change the note' : 'Add a note'}
          </Button>
        )}
        {note !== null && (
          <form ref={focusFirst} className="mt-1.5 flex gap-2" onSubmit={save}>
            <Input
              aria-label={`Note: ${name}`}
              maxLength={textCharactersMax.note}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && setNote(null)}
            />
            <Button type="submit" busy={isBusy}>
              Save
            </Button>
          </form>
        )}
      </div>
    </li>
  );
}

const focusFirst = (around: HTMLElement | null) => around?.querySelector('input')?.focus();
