'use client';

import { Button, CheckIcon, CopyIcon, Field, Input } from '@maquette/ui';
import { useRef, useState } from 'react';

interface CopyFieldProps {
  label: string;
  help?: string;
  value: string;
}

/** A text to copy; without a clipboard (no HTTPS) it is selected, and Ctrl+C does the rest. */
export function CopyField({ label, help, value }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      input.current?.focus();
    }
  };
  const Icon = isCopied ? CheckIcon : CopyIcon;
  return (
    <Field label={label} help={help}>
      <div className="flex gap-2">
        <Input
          ref={input}
          readOnly
          value={value}
          className="font-mono"
          onFocus={(event) => event.target.select()}
        />
        <Button icon={<Icon className="size-4" />} onClick={() => void copy()}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </Field>
  );
}
