import {
  dehydrate,
  defaultShouldDehydrateQuery,
  HydrationBoundary,
  QueryClient,
} from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { cache, type ReactNode } from 'react';
import { appRouter, createCaller } from '@maquette/api/router';
import { serialize } from 'superjson';
import { pageContext } from '../server/page-context.ts';

/** The query client of this render. */
export const getQueryClient = cache(
  () =>
    new QueryClient({
      defaultOptions: {
        dehydrate: {
          serializeData: serialize,
          // what is still under way travels on as a promise: the page does not wait for it
          shouldDehydrateQuery: (query) =>
            defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
        },
      },
    }),
);

/** Query options on the server: `getQueryClient().prefetchQuery(trpc.project.list.queryOptions({ workspaceId }))`. */
export const trpc = createTRPCOptionsProxy({
  ctx: pageContext,
  router: appRouter,
  queryClient: getQueryClient,
});

/** Calls procedures from a server component: `(await getCaller()).project.get({ … })`. A refusal is thrown. */
export const getCaller = cache(async () => createCaller(await pageContext()));

/** Hands what was prefetched to the components below. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
