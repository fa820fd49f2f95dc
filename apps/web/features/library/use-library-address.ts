'use client';

import { libraryKinds, libraryViews } from './asset-list-input.ts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** What of a library is looked at: in the address, so that it can be reloaded, shared and gone back to. */
export function useLibraryAddress() {
  return useQueryStates(
    {
      /** A folder's id, `trash`, or null for everything. */
      folder: parseAsString,
      q: parseAsString.withDefault(''),
      kind: parseAsStringLiteral(libraryKinds).withDefault('all'),
      view: parseAsStringLiteral(libraryViews).withDefault('grid'),
    },
    { history: 'replace' },
  );
}
