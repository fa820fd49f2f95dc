'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignInRefusal } from './sign-in-with.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/**
 * One step of signing in: what was refused and why, whether to wait, and whether the page is about to be left.
 * @param options.onRefused called with the refusal, for what only this step does
 */
export function useSignIn<Given>(options: {
  callbackPath: string;
  step: (given: Given) => Promise<SignInRefusal | null>;
  onRefused?: (refusal: SignInRefusal) => void;
}) {
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [secondsLeft, wait] = useSecondsLeft();
  const attempt = useMutation({
    mutationFn: options.step,
    onMutate: () => setRefusal(null),
    onSuccess(refused) {
      // a whole new page: nothing of before is kept
      if (!refused) return window.location.assign(options.callbackPath);
      setRefusal(refused);
      wait(refused.retryAfterSeconds);
      options.onRefused?.(refused);
    },
  });
  return {
    refusal,
    problem: refusal && { ...refusal, secondsLeft },
    isBusy: attempt.isPending || (attempt.isSuccess && attempt.data === null),
    isWaiting: secondsLeft > 0,
    attempt: attempt.mutate,
    startAgain: () => setRefusal(null),
  };
}
