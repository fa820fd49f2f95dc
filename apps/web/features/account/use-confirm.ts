'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { useProblem } from './use-problem.ts';

/** Shows the password or a code once more: what was typed, what is wrong with it, and what to do when it was right. */
export function useConfirm(onConfirmed: () => void) {
  const trpc = useTRPC();
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const { problem, show, clear } = useProblem((field, message) => {
    if (field === 'secret') setWrong(message);
    return field === 'secret';
  });
  const confirm = useMutation(
    trpc.account.confirm.mutationOptions({
      onMutate() {
        clear();
        setWrong(undefined);
      },
      onError: show,
      onSuccess: onConfirmed,
    }),
  );
  const isReady = secret.trim() !== '' && (problem?.secondsLeft ?? 0) === 0;
  return { secret, setSecret, wrong, problem, isReady, confirm };
}
