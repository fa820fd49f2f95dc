'use client';

import { Button } from '@maquette/ui';
import type { SubmitEvent } from 'react';
import { CodeField } from './code-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useConfirm } from './use-confirm.ts';

/** Shows a second factor in the session that is open, and goes on to `path`. */
export function StepUpForm({ path }: { path: string }) {
  // a whole new page: what was refused before is asked for again
  const { secret, setSecret, wrong, problem, isReady, confirm } = useConfirm(() =>
    window.location.assign(path),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    confirm.mutate({ secret });
  };
  return (
    <form method="post" noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <ProblemAlert problem={problem} />
      <CodeField takesFocus value={secret} onValueChange={setSecret} error={wrong} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        full
        busy={confirm.isPending || confirm.isSuccess}
        disabled={!isReady}
      >
        Continue
      </Button>
    </form>
  );
}
