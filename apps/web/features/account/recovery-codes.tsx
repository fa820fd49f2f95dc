'use client';

import { Alert, Button, CheckIcon, CopyIcon, Dialog, DownloadIcon } from '@maquette/ui';
import { useRef, useState } from 'react';

/** Ten codes that cannot be shown again, to be copied or downloaded. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const list = useRef<HTMLUListElement>(null);
  const [isCopied, setCopied] = useState(false);
  const text = `${codes.join('\n')}\n`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // no clipboard without HTTPS: the codes are selected, Ctrl+C does the rest
      if (list.current) window.getSelection()?.selectAllChildren(list.current);
    }
  };
  const download = () => {
    const url = URL.createObjectURL(new Blob([`Maquette recovery codes\n\n${text}`], { type: 'text/plain' }));
    const link = Object.assign(document.createElement('a'), {
      href: url,
      download: 'maquette-recovery-codes.txt',
    });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Your recovery codes"
      description="If you lose the app, each of them signs you in once."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have kept them
        </Button>
      }
    >
      <Alert tone="warning" className="mb-4">
        Keep them now. They are shown this once, and cannot be read again.
      </Alert>
      <ul
        ref={list}
        aria-label="Recovery codes"
        className="grid gap-x-6 gap-y-1.5 rounded-card bg-surface-sunken p-4 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          icon={isCopied ? <CheckIcon className="size-4" /> : <CopyIcon className="size-4" />}
          onClick={() => void copy()}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button icon={<DownloadIcon className="size-4" />} onClick={download}>
          Download
        </Button>
      </div>
    </Dialog>
  );
}
