'use client';

import { may, type Actor } from '@maquette/domain/access';
import { CardSection, Field, Switch, toast } from '@maquette/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Who may hand out share links. For owners and admins; others see how it is. */
export function SharePolicySection({ member }: { member: Actor }) {
  const { workspaceId, editorsMayShare } = member;
  const trpc = useTRPC();
  const router = useRouter();
  const setPolicy = useMutation(
    trpc.share.setPolicy.mutationOptions({
      // who may what stands in what the server rendered
      onSuccess: () => router.refresh(),
      onError: (error) => toast.error('The setting was not changed', { description: messageOf(error) }),
    }),
  );
  const mayEdit = may(member, 'workspace.edit');
  return (
    <CardSection
      title="Share links"
      description="Owners and admins can always show work to people without an account."
    >
      <Field
        label="Editors may make share links too"
        inline
        disabled={!mayEdit}
        help="Links that were made stay until somebody revokes them."
        className="max-w-md"
      >
        <Switch
          checked={setPolicy.isPending ? setPolicy.variables.editorsMayShare : editorsMayShare}
          disabled={!mayEdit}
          onCheckedChange={(next) => setPolicy.mutate({ workspaceId, editorsMayShare: next })}
        />
      </Field>
    </CardSection>
  );
}
