'use client';

import { useCallback, useState } from 'react';

interface Box {
  widthPixels: number;
  /** From the top of the document. */
  topPixels: number;
}

/** The width of an element and where it begins, kept as the page changes; null before it is on screen. */
export function useBox(): [ref: (element: HTMLElement | null) => (() => void) | undefined, box: Box | null] {
  const [box, setBox] = useState<Box | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const read = () => {
      const { width, top } = element.getBoundingClientRect();
      const next = { widthPixels: Math.round(width), topPixels: Math.round(top + window.scrollY) };
      setBox((known) =>
        known?.widthPixels === next.widthPixels && known.topPixels === next.topPixels ? known : next,
      );
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    observer.observe(document.body);
    read();
    return () => observer.disconnect();
  }, []);
  return [ref, box];
}
