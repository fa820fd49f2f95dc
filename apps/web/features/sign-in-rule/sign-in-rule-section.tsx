'use client';

import { Alert, CardSection, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { SignInRuleForm } from './sign-in-rule-form.tsx';

/** How everyone must be signed in to enter the workspace. */
export function SignInRuleSection({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const rule = useQuery(trpc.signInRule.get.queryOptions({ workspaceId }));
  return (
    <CardSection
      title="Signing in"
      description="How everyone must be signed in to enter this workspace. It holds for those who are in already, within five seconds."
    >
      {rule.isPending ? (
        <Skeleton className="h-40" />
      ) : rule.isError ? (
        <Alert tone="danger">{messageOf(rule.error)}</Alert>
      ) : (
        // anew when the rule was changed: the choice starts at what is in force
        <SignInRuleForm
          key={`${rule.data.rule} ${rule.data.issuer}`}
          workspaceId={workspaceId}
          view={rule.data}
        />
      )}
    </CardSection>
  );
}
