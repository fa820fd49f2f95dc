import { useCallback, useEffect, useState, type RefObject } from 'react';

/** Full screen for an element: the browser's own, or the whole window where the browser has none (iPhone). */
export function useFullScreen(element: RefObject<HTMLElement | null>): {
  isFullScreen: boolean;
  /** The window is filled by style alone: the element has to lay itself over the page. */
  isFilled: boolean;
  toggle: () => void;
} {
  const [isReal, setIsReal] = useState(false);
  const [isFilled, setIsFilled] = useState(false);

  // The outside system is the browser: Escape leaves without asking us.
  useEffect(() => {
    const onChange = () =>
      setIsReal(document.fullscreenElement === element.current && element.current !== null);
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, [element]);

  const toggle = useCallback(() => {
    const target = element.current;
    if (!target) return;
    if (document.fullscreenElement === target) void document.exitFullscreen();
    else if (typeof target.requestFullscreen !== 'function') setIsFilled((filled) => !filled);
    else target.requestFullscreen().catch(() => setIsFilled((filled) => !filled));
  }, [element]);

  return { isFullScreen: isReal || isFilled, isFilled, toggle };
}
