'use client';

import { may, type Actor } from '@maquette/domain/access';
import { Button, Card, DownloadIcon, Menu, MenuItem, MenuSeparator } from '@maquette/ui';
import { AuditEvents } from './audit-events.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { ChainState } from './chain-state.tsx';
import { exportAddress, useAuditAddress, type AuditAddress } from './use-audit-address.ts';

/** Who did what, the newest first; whether nothing was taken out of it; and all of it as a file. */
export function AuditPage({ member }: { member: Actor }) {
  const address = useAuditAddress();
  const { workspaceId } = member;
  const moneyOnly = !may(member, 'audit.see');
  return (
    <div>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="text-lg font-semibold">Audit log</h2>
          <p className="mt-0.5 max-w-2xl text-text-muted">
            {moneyOnly ? 'Who did what with money and limits. ' : 'Who did what, and who was refused. '}
            Events are only ever added, and kept for ever.
          </p>
          <ChainState workspaceId={workspaceId} />
        </div>
        <ExportMenu workspaceId={workspaceId} address={address} />
      </div>
      <Card className="p-4 sm:p-5">
        <AuditFilters member={member} address={address} moneyOnly={moneyOnly} />
        <AuditEvents workspaceId={workspaceId} address={address} />
      </Card>
    </div>
  );
}

function ExportMenu({ workspaceId, address }: { workspaceId: string; address: AuditAddress }) {
  const { filter, isFiltered } = address;
  return (
    <Menu trigger={<Button icon={<DownloadIcon className="size-4" />}>Export</Button>}>
      {isFiltered && (
        <>
          {/* The label is given to MenuItem, which hands it on. */}
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
          <MenuItem link={<a href={exportAddress(workspaceId, 'csv', filter)} download />}>
            What is shown, as CSV
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <MenuItem link={<a href={exportAddress(workspaceId, 'csv', null)} download />}>
        Everything, as CSV
      </MenuItem>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <MenuItem link={<a href={exportAddress(workspaceId, 'jsonl', null)} download />}>
        Everything, as JSON lines
      </MenuItem>
    </Menu>
  );
}
