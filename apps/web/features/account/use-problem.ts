'use client';

import { useState } from 'react';
import type { Refusal } from '@maquette/domain/result';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** What stands in the way of a form as a whole. */
export interface Problem {
  code: Refusal['code'] | null;
  message: string;
  /** Until a retry makes sense; counts down to 0. */
  secondsLeft: number;
}

/** Writes a message at one of the form's fields; false when it has no such field. */
export type AtField = (field: string, message: string) => boolean;

/** Keeps what went wrong with a form: at its field where it has one, above the form otherwise. */
export function useProblem(atField: AtField = () => false) {
  const [found, setFound] = useState<Omit<Problem, 'secondsLeft'> | null>(null);
  const [secondsLeft, wait] = useSecondsLeft();
  const show = (error: unknown) => {
    const refusal = refusalOf(error);
    if (refusal?.field && atField(refusal.field, messageOf(error))) return setFound(null);
    wait(refusal?.retryAfterSeconds ?? 0);
    setFound({ code: refusal?.code ?? null, message: messageOf(error) });
  };
  const problem: Problem | null = found && { ...found, secondsLeft };
  return { problem, show, clear: () => setFound(null) };
}
