'use client';

import { useMutation } from '@tanstack/react-query';
import { Alert, Button, MailIcon } from '@maquette/ui';
import { useTRPC } from '../../trpc/client.tsx';
import { AccountCard } from './account-card.tsx';
import { OutboxLink } from './outbox-link.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { TextLink } from './text-link.tsx';
import { useProblem } from './use-problem.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

const resendAfterSeconds = 30;

interface CheckMailProps {
  email: string;
  /** There is an outbox to read instead of a mailbox. */
  outbox: boolean;
  /** Back to the form, to write another address. */
  onBack(): void;
}

/** After signing up: the link is in the mail, and it can be sent again. */
export function CheckMail({ email, outbox, onBack }: CheckMailProps) {
  const trpc = useTRPC();
  const { problem, show, clear } = useProblem();
  const [secondsLeft, wait] = useSecondsLeft();
  const resend = useMutation(
    trpc.account.resendVerification.mutationOptions({
      onMutate: clear,
      onError: show,
      onSuccess: () => wait(resendAfterSeconds),
    }),
  );
  return (
    <AccountCard
      arrived
      title="Check your mail"
      intro={
        <>
          We sent a message to <strong className="font-medium text-text">{email}</strong>. Open the link in it
          to confirm that the address is yours.
        </>
      }
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <ProblemAlert problem={problem} />
      {resend.isSuccess && <Alert tone="success">Sent again. The newest link is the one that works.</Alert>}
      {outbox && <OutboxLink />}
      <p className="text-sm text-text-muted">
        Nothing there after a few minutes? Look into the spam folder, or have it sent again.
      </p>
      <div className="flex flex-col gap-2">
        <Button
          full
          icon={<MailIcon className="size-4" />}
          busy={resend.isPending}
          disabled={secondsLeft > 0}
          onClick={() => resend.mutate({ email })}
        >
          {secondsLeft > 0 ? `Send again in ${secondsLeft} s` : 'Send again'}
        </Button>
        <Button full variant="quiet" onClick={onBack}>
          Change the address
        </Button>
      </div>
    </AccountCard>
  );
}
