'use client';

import { useState } from 'react';
import { useProblem } from './use-problem.ts';

/** The state of a dialog that asks for a code: what was typed, and what is wrong with it. */
export function useCodeForm() {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<{ code?: string; password?: string }>({});
  const { problem, show, clear } = useProblem((field, message) => {
    if (field !== 'code' && field !== 'password') return false;
    setWrong({ [field]: message });
    return true;
  });
  const onMutate = () => {
    clear();
    setWrong({});
  };
  return { code, setCode, wrong, problem, habits: { onMutate, onError: show } };
}
