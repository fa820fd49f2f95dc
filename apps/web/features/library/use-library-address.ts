'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const libraryViews = ['grid', 'list'] as const;
export type LibraryView = (typeof libraryViews)[number];

export const libraryKinds = ['all', 'image', 'model'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** Stands in the place of a folder's id. */
export const trashPlace = 'trash';

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
