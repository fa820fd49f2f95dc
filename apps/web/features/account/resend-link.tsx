'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@maquette/ui';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useTRPC } from '../../trpc/client.tsx';

/** Sends the link that confirms an address once more. */
export function ResendLink({ email }: { email: string }) {
  const trpc = useTRPC();
  const resend = useMutation(trpc.account.resendVerification.mutationOptions());
  if (resend.isSuccess) return <output className="block">Sent. Please look into your mail.</output>;
  return (
    <>
      <Button size="small" busy={resend.isPending} onClick={() => resend.mutate({ email })}>
        Send the link again
      </Button>
      {resend.isError && <p role="alert">{messageOf(resend.error)}</p>}
    </>
  );
}
