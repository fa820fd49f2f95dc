import type { Transaction } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';
import { noteNotices, type NewNotice } from '../notices/note-notices.ts';

/** Tells the owners and whoever pays the bills something about payments; it leads to the billing page. */
export const tellPayers = (
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  notice: Pick<NewNotice, 'workspaceId' | 'kind' | 'title' | 'body' | 'uniqueKey'>,
) =>
  noteNotices(tx, deps, {
    ...notice,
    to: { roles: ['owner'], billing: true },
    href: `/w/${notice.workspaceId}/wallet/billing`,
  });
