'use client';

import { Button } from '@maquette/ui';
import { useState, type SubmitEvent } from 'react';
import { CodeField } from './code-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { signInWith } from './sign-in-with.ts';
import { useSignIn } from './use-sign-in.ts';

interface CodeFormProps {
  callbackPath: string;
  /** The first step has to be taken again. */
  onStartAgain: () => void;
}

/** The second step of signing in: a code of the authenticator app, or a recovery code. */
export function CodeForm({ callbackPath, onStartAgain }: CodeFormProps) {
  const [code, setCode] = useState('');
  const step = useSignIn({ callbackPath, step: () => signInWith('two-factor', { code }) });
  const isOver = step.refusal?.code === 'auth.token-invalid';
  const isWrong = step.refusal?.code === 'auth.wrong-credentials';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    step.attempt(undefined);
  };
  if (isOver)
    return (
      <>
        <ProblemAlert problem={step.problem} />
        <Button variant="primary" size="large" full onClick={onStartAgain}>
          Start again
        </Button>
      </>
    );
  return (
    <>
      {!isWrong && <ProblemAlert problem={step.problem} />}
      <form method="post" noValidate className="flex flex-col gap-4" onSubmit={submit}>
        <CodeField
          takesFocus
          value={code}
          onValueChange={setCode}
          error={isWrong ? 'This code is not right, or it was used before.' : undefined}
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          full
          busy={step.isBusy}
          disabled={step.isWaiting || code.trim() === ''}
        >
          Sign in
        </Button>
      </form>
      <Button variant="quiet" full onClick={onStartAgain}>
        Start again
      </Button>
    </>
  );
}
