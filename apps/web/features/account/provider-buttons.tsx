'use client';

import type { ProviderView } from '@maquette/domain/accounts';
import { Button } from '@maquette/ui';
import { signIn } from 'next-auth/react';
import { useState } from 'react';

interface ProviderButtonsProps {
  providers: ProviderView[];
  callbackPath: string;
}

/** One button per identity provider; leads to its page and comes back signed in. */
export function ProviderButtons({ providers, callbackPath }: ProviderButtonsProps) {
  const [leavingFor, setLeavingFor] = useState<string | null>(null);
  const leave = (id: string) => {
    setLeavingFor(id);
    signIn(id, { callbackUrl: callbackPath }).catch(() => setLeavingFor(null));
  };
  return providers.map(({ id, name }) => (
    <Button key={id} full busy={leavingFor === id} onClick={() => leave(id)}>
      Continue with {name}
    </Button>
  ));
}
