import { useCallback, useMemo, useState } from 'react';
import type { WebGLRenderer } from 'three';
import { hasWebgl } from './scene/webgl-support.ts';

/** One try at having a canvas. All that went wrong with it is forgotten with the next. */
export interface StageAttempt {
  /** Key for the canvas: 0, 1, 2, … */
  attempt: number;
  isWebglMissing: boolean;
  hasFailed: boolean;
  isLost: boolean;
  renderer: () => Promise<WebGLRenderer>;
  setRenderer: (renderer: WebGLRenderer) => void;
  setLost: (isLost: boolean) => void;
  fail: () => void;
  again: () => void;
}

/** Keeps count of the tries, and of the renderer that others wait for. */
export function useStageAttempt(): StageAttempt {
  const [attempt, setAttempt] = useState(0);
  const [failedAttempt, setFailedAttempt] = useState(-1);
  const [lostAttempt, setLostAttempt] = useState(-1);
  // On the server there is no canvas to ask; the browser asks again when it takes over.
  const support = useMemo(
    () => ({ attempt, isThere: typeof document === 'undefined' || hasWebgl() }),
    [attempt],
  );
  const deferred = useMemo(() => ({ attempt, ...createDeferred<WebGLRenderer>() }), [attempt]);
  return {
    attempt,
    isWebglMissing: !support.isThere,
    hasFailed: failedAttempt === attempt,
    isLost: lostAttempt === attempt,
    renderer: useCallback(() => deferred.promise, [deferred]),
    setRenderer: deferred.resolve,
    setLost: (isLost) => setLostAttempt(isLost ? attempt : -1),
    fail: () => setFailedAttempt(attempt),
    again: () => setAttempt(attempt + 1),
  };
}

function createDeferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
