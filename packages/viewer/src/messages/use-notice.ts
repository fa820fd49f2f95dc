import { useCallback, useEffect, useState } from 'react';

const shownMs = 2200;

/** A short word on what just happened; it leaves by itself. */
export function useNotice(): { notice: string | null; tell: (text: string) => void } {
  const [notice, setNotice] = useState<{ text: string } | null>(null);

  // The outside system is the clock.
  useEffect(() => {
    if (!notice) return undefined;
    const timer = setTimeout(() => setNotice(null), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);

  const tell = useCallback((text: string) => setNotice({ text }), []);
  return { notice: notice?.text ?? null, tell };
}
