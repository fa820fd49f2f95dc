import { dehydrate, HydrationBoundary, type FetchQueryOptions, type QueryKey } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { cache, type ReactNode } from 'react';
import { appRouter, createCaller } from '@maquette/api/router';
import { pageContext } from '../server/page-context.ts';
import { createQueryClient } from './query-client.ts';

/** The query client of this render. */
export const getQueryClient = cache(() => createQueryClient());

/** Query options on the server: `prefetch(trpc.project.list.queryOptions({ workspaceId }))`. */
export const trpc = createTRPCOptionsProxy({
  ctx: pageContext,
  router: appRouter,
  queryClient: getQueryClient,
});

/** Calls procedures from a server component: `(await getCaller()).project.get({ … })`. A refusal is thrown. */
export const getCaller = cache(async () => createCaller(await pageContext()));

/** Starts a query on the server; the browser finds its answer in the page. */
export function prefetch<Answer, Problem, Data, Key extends QueryKey>(
  options: FetchQueryOptions<Answer, Problem, Data, Key>,
): void {
  void getQueryClient().prefetchQuery(options);
}

/** Hands what was prefetched to the components below. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
