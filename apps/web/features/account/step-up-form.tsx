'use client';

import { Button } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { CodeField } from './code-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useProblem } from './use-problem.ts';

/** Shows a second factor in the session that is open, and goes on to `path`. */
export function StepUpForm({ path }: { path: string }) {
  const trpc = useTRPC();
  const [code, setCode] = useState('');
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
      // a whole new page: what was refused before is asked for again
      onSuccess: () => window.location.assign(path),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    confirm.mutate({ secret: code });
  };
  return (
    <form method="post" noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <ProblemAlert problem={problem} />
      <CodeField takesFocus value={code} onValueChange={setCode} error={wrong} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        full
        busy={confirm.isPending || confirm.isSuccess}
        disabled={code.trim() === '' || (problem?.secondsLeft ?? 0) > 0}
      >
        Continue
      </Button>
    </form>
  );
}
