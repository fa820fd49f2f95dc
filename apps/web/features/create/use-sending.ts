'use client';

import { useEffect, useRef, useState } from 'react';
import type { Picture, SendPicture } from './picture.ts';

export type Sending =
  { phase: 'idle' } | { phase: 'sending'; fraction: number } | { phase: 'refused'; message: string };

/** Sends one picture at a time for a slot; a second one takes the place of the first. */
export function useSending(sendPicture: SendPicture, onSent: (picture: Picture) => void) {
  const [sending, setSending] = useState<Sending>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setSending({ phase: 'idle' });
  };
  const send = async (file: File): Promise<void> => {
    cancel();
    const own = new AbortController();
    running.current = own;
    setSending({ phase: 'sending', fraction: 0 });
    const onProgress = (fraction: number) =>
      running.current === own && setSending({ phase: 'sending', fraction });
    try {
      const { uploadId } = await sendPicture(file, { signal: own.signal, onProgress });
      if (running.current !== own) return;
      setSending({ phase: 'idle' });
      onSent({ uploadId, name: file.name });
    } catch (error) {
      if (running.current === own) setSending({ phase: 'refused', message: (error as Error).message });
    }
  };
  return { sending, send, cancel };
}
