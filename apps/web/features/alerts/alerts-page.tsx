'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { AlertsView } from '@maquette/domain/alerts';
import { Alert, Button, Card, EmptyState, formatCount, LockIcon, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { AlertHistory } from './alert-history.tsx';
import { AlertRules } from './alert-rules.tsx';

/** When a workspace is told about its credits: the rules, how far away each is, and what was told. */
export function AlertsPage({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const maySee = may(member, 'wallet.see-balance');
  const alerts = useQuery({ ...trpc.alert.list.queryOptions({ workspaceId }), enabled: maySee });
  if (!maySee)
    return (
      <EmptyState icon={<LockIcon />} title="Your role does not show the alerts">
        Ask an owner of the workspace, or whoever pays its bills.
      </EmptyState>
    );
  if (alerts.isPending)
    return (
      <div className="flex flex-col gap-6">
        <Skeleton className="h-24" />
        <Skeleton className="h-80" />
      </div>
    );
  if (alerts.isError)
    return (
      <Alert
        tone="danger"
        title="The alerts could not be read"
        actions={
          <Button size="small" onClick={() => void alerts.refetch()}>
            Try again
          </Button>
        }
      >
        {messageOf(alerts.error)}
      </Alert>
    );
  return (
    <div className="flex flex-col gap-6">
      <Watched alerts={alerts.data} />
      <AlertRules member={member} alerts={alerts.data} />
      <AlertHistory alerts={alerts.data} />
    </div>
  );
}

/** What the rules look at. */
function Watched({ alerts: { value, allowance, runOutDays } }: { alerts: AlertsView }) {
  return (
    <dl className="grid grid-cols-3 gap-2 sm:gap-4">
      <Figure
        name="Credits"
        hint="Available and held: what jobs hold is not gone yet"
        value={formatCount(value)}
      />
      <Figure
        name="Each cycle"
        hint="What the plan brings; percentages are of it"
        value={formatCount(allowance)}
      />
      <Figure
        name="Last for"
        hint={
          runOutDays === null
            ? 'Foretold after three days with spending'
            : 'If as much is spent as in the last days'
        }
        value={
          runOutDays === null
            ? '–'
            : runOutDays < 1
              ? '< 1 day'
              : `${formatCount(Math.floor(runOutDays))} days`
        }
      />
    </dl>
  );
}

const Figure = ({ name, hint, value }: { name: string; hint: string; value: string }) => (
  <Card className="px-3 py-2.5 sm:px-5 sm:py-4">
    <dt className="font-medium">{name}</dt>
    <dd>
      <span className="mt-1 block text-xl sm:text-2xl font-semibold tracking-tight">{value}</span>
      <span className="mt-0.5 hidden text-sm sm:block text-text-muted">{hint}</span>
    </dd>
  </Card>
);
