import { isFinal, type JobView } from '@maquette/domain/jobs';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { useTRPC } from '../../trpc/client.tsx';
import { isNewer, withJob, type JobListFilter } from './job-cache.ts';

interface JobPage {
  items: JobView[];
}

interface Cache {
  queryClient: QueryClient;
  trpc: ReturnType<typeof useTRPC>;
  workspaceId: string;
}

/** Puts what was told about a job into every cached answer that holds it, or should. */
export function writeJob({ queryClient, trpc, workspaceId }: Cache, job: JobView): void {
  const one = trpc.job.get.queryKey({ workspaceId, jobId: job.id });
  queryClient.setQueryData(one, (known) => (isNewer(known, job) ? job : known));
  for (const { queryKey } of queryClient.getQueryCache().findAll({ queryKey: trpc.job.list.pathKey() })) {
    const { input, type } = (queryKey[1] ?? {}) as KeyOptions;
    if (input?.workspaceId !== workspaceId) continue;
    if (type === 'infinite')
      queryClient.setQueryData<InfiniteData<JobPage>>(queryKey, (list) => list && inPages(list, job));
    else
      queryClient.setQueryData<JobPage>(
        queryKey,
        (list) => list && { ...list, items: withJob(list.items, job, input) },
      );
  }
}

/** What a job's new status changes elsewhere: the wallet when it starts and ends, the library when it delivers. */
export function refreshAround(
  { queryClient, trpc }: Cache,
  job: JobView,
  before: JobView['status'] | undefined,
): void {
  if (before === undefined && isFinal(job.status)) return;
  void queryClient.invalidateQueries({
    queryKey: trpc.job.list.pathKey(),
    predicate: ({ queryKey }) => (queryKey[1] as KeyOptions | undefined)?.type === 'infinite',
  });
  if (before === undefined) return;
  void queryClient.invalidateQueries({ queryKey: trpc.wallet.pathKey() });
  void queryClient.invalidateQueries({ queryKey: trpc.alert.pathKey() });
  if (job.status !== 'succeeded') return;
  for (const queryKey of [trpc.asset.pathKey(), trpc.project.pathKey(), trpc.folder.pathKey()])
    void queryClient.invalidateQueries({ queryKey });
}

interface KeyOptions {
  input?: JobListFilter & { workspaceId?: string };
  type?: 'query' | 'infinite';
}

const inPages = (list: InfiniteData<JobPage>, job: JobView): InfiniteData<JobPage> => ({
  ...list,
  pages: list.pages.map((page) => ({
    ...page,
    items: page.items.map((known) => (known.id === job.id && isNewer(known, job) ? job : known)),
  })),
});
