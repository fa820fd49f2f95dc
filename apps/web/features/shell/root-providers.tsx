'use client';

import { UiProvider } from '@maquette/ui';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { TRPCReactProvider } from '../../trpc/client.tsx';

/** What every page stands on: theme, queries, state in the address, tooltips and toasts. */
export function RootProviders({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" disableTransitionOnChange nonce={nonce}>
      <NuqsAdapter>
        <TRPCReactProvider>
          <UiProvider>{children}</UiProvider>
        </TRPCReactProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
