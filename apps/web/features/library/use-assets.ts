'use client';

import type { AssetView } from '@maquette/domain/assets';
import { useDebounced } from '@maquette/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { assetListInput, type LibraryPlace } from './asset-list-input.ts';

const searchDelayMs = 200;

export interface LoadedAssets {
  items: AssetView[];
  /** How many there are in all, loaded or not. */
  total: number;
  status: 'pending' | 'error' | 'success';
  error: unknown;
  /** What is shown belongs to the place before; the new one is on its way. */
  isStale: boolean;
  loadMore: (() => void) | null;
  retry: () => void;
}

/** The assets of a place, newest first, as many pages as were asked for. */
export function useAssets(place: LibraryPlace): LoadedAssets {
  const trpc = useTRPC();
  const search = useDebounced(place.search, searchDelayMs);
  const query = useInfiniteQuery(
    trpc.asset.list.infiniteQueryOptions(assetListInput({ ...place, search }), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { hasNextPage, isFetching, fetchNextPage } = query;
  return {
    items,
    total: query.data?.pages.at(-1)?.total ?? 0,
    status: query.status,
    error: query.error,
    isStale: query.isPlaceholderData || search !== place.search,
    loadMore: hasNextPage && !isFetching ? () => void fetchNextPage() : null,
    retry: () => void query.refetch(),
  };
}
