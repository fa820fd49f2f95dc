import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { deserialize } from 'superjson';
import { refusalOf } from './refusal-of.ts';

/**
 * A query client with our habits: what was prefetched on the server is fresh for 15 s; what we refused is not
 * asked again, the world failing is tried twice more.
 * @param options.onSignedOut called when an answer says that the session is over
 */
export function createQueryClient(options: { onSignedOut?: () => void } = {}): QueryClient {
  const onError = (error: Error) => {
    if (refusalOf(error)?.code === 'auth.required') options.onSignedOut?.();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < 2 && refusalOf(error) === null },
      hydrate: { deserializeData: deserialize },
    },
  });
}
