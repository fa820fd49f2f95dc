'use client';

import { countOf, toast, UploadIcon } from '@maquette/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useUploadQueue, withinDrop } from './upload-provider.tsx';
import type { UploadTarget } from './upload-queue.ts';

interface DropZoneProps extends UploadTarget {
  /** Where files go, in words: the name of the folder or the project. */
  placeName: string;
}

/** Takes files that are dropped anywhere on the page, and pictures that are pasted. */
export function DropZone({ projectId, folderId, placeName }: DropZoneProps) {
  const queue = useUploadQueue();
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((files: File[]) => {
    const { taken, leftOut } = withinDrop(files);
    queue.add(taken, { projectId, folderId });
    if (leftOut > 0)
      toast.error(`${countOf(leftOut, 'file')} left out`, {
        description: `At most ${taken.length} at a time. Drop the rest when these are done.`,
      });
  });
  useEffect(() => listen({ onOver: setOver, onFiles: (files) => take(files) }), []);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-backdrop p-6">
      <div className="flex flex-col items-center gap-3 rounded-dialog border-2 border-dashed border-accent bg-surface-raised px-12 py-10 text-center shadow-lg">
        <UploadIcon className="size-8 text-accent-strong" />
        <p className="text-lg font-semibold">Drop to upload to {placeName}</p>
        <p className="text-text-muted">Pictures: PNG, JPEG, WebP. Models: GLB.</p>
      </div>
    </div>
  );
}

/** Follows files over the whole window. Returns how to stop. */
function listen(on: { onOver: (isOver: boolean) => void; onFiles: (files: File[]) => void }): () => void {
  // enter and leave come for every element on the way
  let depth = 0;
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const set = (next: number) => {
    depth = Math.max(0, next);
    on.onOver(depth > 0);
  };
  const handlers = {
    dragenter: (event: DragEvent) => hasFiles(event) && set(depth + 1),
    dragleave: (event: DragEvent) => hasFiles(event) && set(depth - 1),
    dragover: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    drop(event: DragEvent) {
      if (!hasFiles(event)) return;
      set(0);
      // a drop zone of its own has taken them
      if (event.defaultPrevented) return;
      event.preventDefault();
      on.onFiles([...(event.dataTransfer?.files ?? [])]);
    },
    paste(event: ClipboardEvent) {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      on.onFiles(files);
    },
  };
  const entries = Object.entries(handlers) as [keyof typeof handlers, EventListener][];
  for (const [type, handler] of entries) window.addEventListener(type, handler);
  return () => entries.forEach(([type, handler]) => window.removeEventListener(type, handler));
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
