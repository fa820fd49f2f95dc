'use client';

import { Button, UploadIcon } from '@maquette/ui';
import { useRef } from 'react';
import { acceptedFiles } from './check-file.ts';
import { useUploadQueue, withinDrop } from './upload-provider.tsx';
import type { UploadTarget } from './upload-queue.ts';

/** Chooses files and sends them. */
export function UploadButton({ variant, ...target }: UploadTarget & { variant?: 'primary' | 'secondary' }) {
  const queue = useUploadQueue();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptedFiles}
        aria-label="Files to upload"
        onChange={({ currentTarget }) => {
          queue.add(withinDrop([...(currentTarget.files ?? [])]).taken, target);
          // the same file may be chosen again
          currentTarget.value = '';
        }}
      />
      <Button
        variant={variant}
        icon={<UploadIcon className="size-4" />}
        onClick={() => input.current?.click()}
      >
        Upload
      </Button>
    </>
  );
}
