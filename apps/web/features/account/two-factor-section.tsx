'use client';

import type { AccountView } from '@maquette/domain/accounts';
import { Alert, Badge, Button, CardSection, countOf, Timestamp } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { DisableTwoFactorDialog } from './disable-two-factor-dialog.tsx';
import { RenewCodesDialog } from './renew-codes-dialog.tsx';
import { SetUpTwoFactorDialog } from './set-up-two-factor-dialog.tsx';
import { useConfirmed } from './use-confirmed.tsx';

const fewCodes = 3;

/** The authenticator app beside the password. */
export function TwoFactorSection({ account }: { account: AccountView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'disable' | 'renew' | null>(null);
  const [setup, setSetup] = useState<{ secret: string; uri: string } | null>(null);
  const begin = useMutation(trpc.twoFactor.begin.mutationOptions({ onSuccess: setSetup }));
  const { run, dialog } = useConfirmed('Two factors were not set up');
  const close = () => {
    setOpen(null);
    setSetup(null);
    void queryClient.invalidateQueries();
  };
  const isOn = account.twoFactorSince !== null;
  const left = account.recoveryCodesLeft;
  return (
    <CardSection
      title={
        <span className="inline-flex items-center gap-2.5">
          Two factors {isOn ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
        </span>
      }
      description={
        account.twoFactorSince ? (
          <>
            Since <Timestamp iso={account.twoFactorSince} dateOnly />. Signing in with a password or a link by
            mail asks for a code of your authenticator app too.
          </>
        ) : (
          'With an authenticator app a stolen password alone opens nothing.'
        )
      }
    >
      {isOn ? (
        <div className="grid gap-4">
          {left <= fewCodes && (
            <Alert tone="warning" live={false}>
              {left === 0
                ? 'You have no recovery code left.'
                : `Only ${countOf(left, 'recovery code')} left.`}{' '}
              If you lose the app, they are the way in. Make new ones.
            </Alert>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <Button onClick={() => setOpen('renew')}>New recovery codes</Button>
            <Button onClick={() => setOpen('disable')}>Turn off</Button>
            {left > fewCodes && (
              <span className="text-sm text-text-muted">{countOf(left, 'recovery code')} left</span>
            )}
          </div>
        </div>
      ) : (
        <Button busy={begin.isPending} onClick={() => run(() => begin.mutateAsync())}>
          Set up two factors
        </Button>
      )}
      {setup && <SetUpTwoFactorDialog {...setup} onClose={close} />}
      {open === 'disable' && <DisableTwoFactorDialog hasPassword={account.hasPassword} onClose={close} />}
      {open === 'renew' && <RenewCodesDialog onClose={close} />}
      {dialog}
    </CardSection>
  );
}
