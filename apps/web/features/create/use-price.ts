'use client';

import type { QuoteView } from '@maquette/domain/jobs';
import { parseDraft, quote, type Operation, type PriceBook, type Quote } from '@maquette/domain/operations';
import { useDebounced } from '@maquette/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

export interface Price {
  /** At once, from the same function that the server charges with; null while the parameters do not fit. */
  quote: Quote | null;
  /** A moment later, from the server: the balance, and what stands in the way. */
  answer: QuoteView | null;
  /** The answer is for these very parameters. */
  isCurrent: boolean;
  /** The server could not be asked. */
  problem: string | null;
}

interface PriceRequest {
  workspaceId: string;
  operation: Operation;
  params: Record<string, unknown>;
  priceBook: PriceBook;
  /** Where it will be made: its caps count. */
  projectId: string;
}

const askDelayMs = 250;

/** The price of what the form holds, live. */
export function usePrice({ workspaceId, operation, params, priceBook, projectId }: PriceRequest): Price {
  const trpc = useTRPC();
  const draft = parseDraft(operation, params);
  const fingerprint = JSON.stringify(params);
  const still = useDebounced(fingerprint, askDelayMs);
  const query = useQuery({
    ...trpc.job.quote.queryOptions({
      workspaceId,
      operation: operation.id,
      params: JSON.parse(still) as Record<string, unknown>,
      projectId,
    }),
    enabled: draft.ok,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return {
    quote: draft.ok ? quote(operation, draft.value, { priceBook }) : null,
    answer: query.data ?? null,
    isCurrent: still === fingerprint && query.isSuccess && !query.isPlaceholderData,
    problem: query.error ? messageOf(query.error) : null,
  };
}
