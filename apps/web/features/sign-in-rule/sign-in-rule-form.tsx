'use client';

import type { SignInRule, SignInRuleView } from '@maquette/domain/accounts';
import { Alert, Button, ChoiceCards, countOf, Field, Select, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';

interface SignInRuleFormProps {
  workspaceId: string;
  view: SignInRuleView;
}

const anyIssuer = 'any';

/** The choice, whom it would leave outside, and the button that puts it in force. */
export function SignInRuleForm({ workspaceId, view }: SignInRuleFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [rule, setRule] = useState<SignInRule>(view.rule);
  const [issuer, setIssuer] = useState(view.issuer ?? anyIssuer);
  const set = useMutation(
    trpc.signInRule.set.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.signInRule.pathKey() });
        toast.success('The rule is in force');
      },
    }),
  );
  const isChanged = rule !== view.rule || (rule === 'oidc' && issuer !== (view.issuer ?? anyIssuer));
  const left = leftOutside(view, { rule, issuer });
  return (
    <div className="grid gap-4">
      <ChoiceCards
        aria-label="How one must be signed in"
        columns={1}
        value={rule}
        onValueChange={(next) => {
          set.reset();
          setRule(next as SignInRule);
        }}
        cards={[
          {
            value: 'any',
            label: 'Any way',
            description: 'Password, a link by mail, or an identity provider.',
          },
          {
            value: 'two_factor',
            label: 'With a second factor',
            description: 'A code of an authenticator app, shown in the session.',
          },
          {
            value: 'oidc',
            label: 'Through an identity provider',
            description:
              view.providers.length > 0
                ? 'Signed in with the provider, not only linked to it.'
                : 'This studio knows no identity provider; whoever runs it can add one.',
            disabled: view.providers.length === 0,
          },
        ]}
      />
      {rule === 'oidc' && view.providers.length > 1 && (
        <Field label="Provider" className="max-w-sm">
          <Select
            value={issuer}
            onValueChange={setIssuer}
            options={[
              { value: anyIssuer, label: 'Any that the studio knows' },
              ...view.providers.map((one) => ({ value: one.issuer, label: one.name })),
            ]}
          />
        </Field>
      )}
      {isChanged && left > 0 && (
        <Alert tone="warning" live={false}>
          {left === 1 ? '1 member does' : `${left} members do`} not fulfil this yet, of{' '}
          {countOf(view.memberCount, 'member')}. They stay members, and are told what to do when they come.
        </Alert>
      )}
      {set.isError && (
        <Alert
          tone="danger"
          actions={refusalOf(set.error)?.code === 'auth.step-up' && <Link href="/account">Your account</Link>}
        >
          {messageOf(set.error)}
        </Alert>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant="primary"
          busy={set.isPending}
          disabled={!isChanged}
          onClick={() =>
            set.mutate({ workspaceId, rule, issuer: rule === 'oidc' && issuer !== anyIssuer ? issuer : null })
          }
        >
          Put in force
        </Button>
        <p className="text-sm text-text-muted">API keys are not affected: they have rights of their own.</p>
      </div>
    </div>
  );
}

function leftOutside(view: SignInRuleView, { rule, issuer }: { rule: SignInRule; issuer: string }): number {
  if (rule === 'any') return 0;
  if (rule === 'two_factor') return view.withoutTwoFactor;
  return issuer === anyIssuer ? view.withoutIdentity : (view.withoutIssuer[issuer] ?? 0);
}
