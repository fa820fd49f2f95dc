'use client';

import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { useState, type ReactNode } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '@maquette/api/router';
import { createQueryClient } from './query-client.ts';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };

/** As many calls as travel in one request; the server refuses more. */
const batchItemsMax = 20;

/** Gives the page its queries and mutations: `useTRPC().project.list.queryOptions({ workspaceId })`. */
export function TRPCReactProvider({ children }: { children: ReactNode }) {
  const queryClient = browserQueryClient();
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: '/api/trpc',
          transformer: superjson,
          headers: { 'x-maquette-csrf': '1' },
          maxItems: batchItemsMax,
          maxURLLength: 4_000,
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

let kept: QueryClient | undefined;

/** One client for the life of the page; on the server one per render. */
function browserQueryClient(): QueryClient {
  if (typeof window === 'undefined') return createQueryClient();
  kept ??= createQueryClient({ onSignedOut: goToSignIn });
  return kept;
}

function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}
