'use client';

import type { AccountView } from '@maquette/domain/accounts';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { Button, CardSection, Field, Input, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** What the person is called, and under which address. */
export function NameSection({ account }: { account: AccountView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState(account.name);
  const rename = useMutation(
    trpc.account.rename.mutationOptions({
      async onSuccess(saved) {
        setName(saved.name);
        await queryClient.invalidateQueries({ queryKey: trpc.account.pathKey() });
        // the name stands in what the server rendered
        router.refresh();
        toast.success('Your name is changed');
      },
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    rename.mutate({ name });
  };
  return (
    <CardSection title="You">
      <form noValidate className="grid max-w-md gap-4" onSubmit={submit}>
        <Field label="E-mail address" help="Mails about your account and your workspaces go here.">
          <Input readOnly value={account.email} />
        </Field>
        <div className="flex items-start gap-2">
          <Field
            label="Name"
            className="flex-1"
            help="As others in your workspaces see it."
            error={rename.error ? messageOf(rename.error) : undefined}
          >
            <Input
              autoComplete="name"
              maxLength={nameCharactersMax.user}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button
            type="submit"
            className="mt-6"
            busy={rename.isPending}
            disabled={name.trim() === '' || name === account.name}
          >
            Save
          </Button>
        </div>
      </form>
    </CardSection>
  );
}
