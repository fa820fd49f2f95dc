'use client';

import type { AccountView } from '@maquette/domain/accounts';
import { Button, CardSection, Timestamp, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signIn } from 'next-auth/react';
import { useTRPC } from '../../trpc/client.tsx';
import { useConfirmed } from './use-confirmed.tsx';

/** Identity providers that open this account; nothing where the studio knows none. */
export function IdentitySection({ account }: { account: AccountView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const linking = useConfirmed('The provider was not linked');
  const unlinking = useConfirmed('The provider was not unlinked');
  const begin = useMutation(trpc.identity.beginLinking.mutationOptions());
  const unlink = useMutation(
    trpc.identity.unlink.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.account.pathKey() });
        toast.success('The provider is unlinked');
      },
    }),
  );
  const { identities, linkable } = account;
  if (identities.length === 0 && linkable.length === 0) return null;
  const link = (providerId: string) =>
    linking.run(async () => {
      await begin.mutateAsync({ providerId });
      await signIn(providerId, { callbackUrl: '/account' });
    });
  return (
    <CardSection
      title="Identity providers"
      description="Sign in with an account that you have elsewhere. It is known by its number there, not by its address."
    >
      {identities.length > 0 && (
        <ul className="mb-4">
          {identities.map((identity) => (
            <li
              key={identity.id}
              className="flex flex-wrap items-center gap-3 border-b border-border py-2.5 last:border-0"
            >
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{identity.provider}</p>
                <p className="truncate text-sm text-text-muted">
                  {identity.email ?? 'No address'} · {identity.lastUsedAt ? 'used ' : 'linked '}
                  <Timestamp iso={identity.lastUsedAt ?? identity.linkedAt} />
                </p>
              </div>
              {identity.isLastWay ? (
                <span className="text-sm text-text-muted">Your only way in: set a password first</span>
              ) : (
                <Button
                  size="small"
                  aria-label={`Unlink ${identity.provider}`}
                  busy={unlink.isPending && unlink.variables.identityId === identity.id}
                  onClick={() => unlinking.run(() => unlink.mutateAsync({ identityId: identity.id }))}
                >
                  Unlink
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {linkable.map(({ id, name }) => (
          <Button
            key={id}
            busy={begin.isPending && begin.variables.providerId === id}
            onClick={() => link(id)}
          >
            Link {name}
          </Button>
        ))}
      </div>
      {linking.dialog}
      {unlinking.dialog}
    </CardSection>
  );
}
