'use client';

import { may, type Actor } from '@maquette/domain/access';
import { usageGroupings, type UsageGrouping, type UsageView } from '@maquette/domain/usage';
import {
  Alert,
  Button,
  buttonClass,
  CardSection,
  ColorDot,
  DownloadIcon,
  EmptyState,
  InboxIcon,
  LockIcon,
  Select,
  Skeleton,
} from '@maquette/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { UsageFigures } from './usage-figures.tsx';
import { UsageFilters } from './usage-filters.tsx';
import { UsageTable } from './usage-table.tsx';
import { groupingNames } from './usage-words.ts';
import { askOf, exportAddress, useUsageAddress, type SetUsageAddress } from './use-usage-address.ts';

const chartHeight = 'h-64 sm:h-72';
// a library of its own, which no other page pays for
const Chart = dynamic(() => import('./usage-chart.tsx').then((chart) => chart.UsageChart), {
  ssr: false,
  loading: () => <Skeleton className={chartHeight} />,
});

/** Where the credits of a period went: by day, member, project, operation, engine or key. */
export function UsagePage({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const { address, setAddress } = useUsageAddress();
  const maySee = may(member, 'usage.see') || may(member, 'usage.see-own');
  const ownOnly = !may(member, 'usage.see');
  const usage = useQuery({
    ...trpc.usage.get.queryOptions({ workspaceId, ...askOf(address) }),
    enabled: maySee,
    placeholderData: keepPreviousData,
  });
  if (!maySee)
    return (
      <EmptyState icon={<LockIcon />} title="Your role does not show usage">
        Ask an owner of the workspace, or whoever pays its bills.
      </EmptyState>
    );
  return (
    <>
      <UsageFilters
        member={member}
        address={address}
        setAddress={setAddress}
        shown={usage.data}
        ownOnly={ownOnly}
      />
      {usage.isError ? (
        <Alert
          tone="danger"
          title="Usage could not be read"
          actions={
            <Button size="small" onClick={() => void setAddress(null)}>
              Show the last 30 days
            </Button>
          }
        >
          {messageOf(usage.error)}
        </Alert>
      ) : (
        <div className="grid grid-cols-1 gap-5 lg:gap-6" aria-busy={usage.isFetching}>
          <UsageFigures total={usage.data?.total} />
          <CardSection
            title="Where credits went"
            description={
              ownOnly
                ? 'What you started yourself.'
                : `A job counts on the day it was started${usage.data ? `, in ${usage.data.timeZone} time` : ''}.`
            }
            actions={
              <>
                <div className="w-40">
                  <Select
                    aria-label="Told apart by"
                    value={address.by}
                    onValueChange={(by) => void setAddress({ by: by as UsageGrouping })}
                    options={usageGroupings.map((by) => ({
                      value: by,
                      label: `By ${by === 'api-key' ? 'API key' : groupingNames[by].toLowerCase()}`,
                    }))}
                  />
                </div>
                <a href={exportAddress(workspaceId, address)} download className={buttonClass()}>
                  <DownloadIcon className="size-4" />
                  <span>CSV</span>
                </a>
              </>
            }
          >
            {usage.data ? (
              <UsageOf usage={usage.data} isOld={usage.isPlaceholderData} setAddress={setAddress} />
            ) : (
              <Skeleton className="h-96" />
            )}
          </CardSection>
        </div>
      )}
    </>
  );
}

interface UsageOfProps {
  usage: UsageView;
  /** Shown until what was asked for is there. */
  isOld: boolean;
  setAddress: SetUsageAddress;
}

function UsageOf({ usage, isOld, setAddress }: UsageOfProps) {
  if (usage.total.jobs === 0)
    return (
      <EmptyState icon={<InboxIcon />} title="No job in this period">
        Choose more days, or start one: what it uses shows here.
      </EmptyState>
    );
  return (
    <div className={isOld ? 'opacity-60 transition-opacity' : undefined}>
      <div className={chartHeight}>
        <Chart usage={usage} />
      </div>
      <ul className="mt-2 mb-4 flex flex-wrap justify-end gap-x-4 gap-y-1 text-sm text-text-muted">
        <li className="flex items-center gap-1.5">
          <ColorDot color={1} /> Charged
        </li>
        <li className="flex items-center gap-1.5">
          <ColorDot color={2} /> Held
        </li>
        <li className="flex items-center gap-1.5">
          <ColorDot color={6} className="opacity-40" /> Given back
        </li>
      </ul>
      <UsageTable usage={usage} setAddress={setAddress} />
    </div>
  );
}
