'use client';

import { useRef, useState, type ReactNode } from 'react';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { CheckIcon, CopyIcon } from './icons.ts';
import { Input } from './input.tsx';

export interface ShownOnceProps {
  secret: string;
  title: string;
  /** What it is: `API key`. */
  label: string;
  /** What else is to be known. */
  children?: ReactNode;
  onClose: () => void;
}

/** A new secret, which cannot be shown again. */
export function ShownOnce({ secret, title, label, children, onClose }: ShownOnceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // no clipboard without HTTPS: the text is selected, Ctrl+C does the rest
      input.current?.focus();
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have kept it
        </Button>
      }
    >
      <Alert tone="warning" className="mb-4">
        Copy it now. It is shown this once, and cannot be read again.
      </Alert>
      <Field label={label}>
        <div className="flex gap-2">
          <Input
            ref={input}
            readOnly
            value={secret}
            className="font-mono"
            onFocus={(event) => event.target.select()}
          />
          <Button
            icon={isCopied ? <CheckIcon className="size-4" /> : <CopyIcon className="size-4" />}
            onClick={() => void copy()}
          >
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        </div>
      </Field>
      {children && <div className="mt-3 text-text-muted">{children}</div>}
    </Dialog>
  );
}
