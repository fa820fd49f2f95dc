'use client';

import type { Actor } from '@maquette/domain/access';
import { isAlwaysOpen } from '@maquette/domain/lanes';
import type { LimitSettingsView } from '@maquette/domain/limits';
import { Alert, Badge, Button, CardSection, Field, Input, SearchSelect, Skeleton } from '@maquette/ui';
import { useState } from 'react';
import { messageOf } from '../../trpc/refusal-of.ts';
import { clockOf, minuteOf, opensWords } from './limit-words.ts';
import { useLimits } from './use-limits.ts';

/** When off-peak jobs start, and the clock that days and months are counted by. */
export function WindowSection({ member, mayManage }: { member: Actor; mayManage: boolean }) {
  const { limits } = useLimits(member.workspaceId);
  return (
    <CardSection
      title={
        <span className="flex flex-wrap items-center gap-2.5">
          Off-peak window
          {limits.data && <WindowState limits={limits.data} />}
        </span>
      }
      description="Off-peak jobs cost a fifth less and start inside this window. Caps count days and months in the same time zone."
    >
      {limits.isPending ? (
        <Skeleton className="h-24" />
      ) : limits.isError ? (
        <Alert tone="danger">{messageOf(limits.error)}</Alert>
      ) : mayManage ? (
        <WindowForm workspaceId={member.workspaceId} limits={limits.data} />
      ) : (
        <p>{windowWords(limits.data)}</p>
      )}
    </CardSection>
  );
}

function WindowState({ limits }: { limits: LimitSettingsView }) {
  if (isAlwaysOpen(limits)) return <Badge tone="success">Always open</Badge>;
  if (limits.opensAt === null) return <Badge tone="success">Open now</Badge>;
  return <Badge>{opensWords(limits.opensAt, limits.timeZone)}</Badge>;
}

const windowWords = (limits: LimitSettingsView): string =>
  isAlwaysOpen(limits)
    ? `Off-peak jobs start at any time (${limits.timeZone}).`
    : `From ${clockOf(limits.offPeakStartMinute)} to ${clockOf(limits.offPeakEndMinute)} (${limits.timeZone}).`;

function WindowForm({ workspaceId, limits }: { workspaceId: string; limits: LimitSettingsView }) {
  const { update } = useLimits(workspaceId);
  const [timeZone, setTimeZone] = useState(limits.timeZone);
  const [start, setStart] = useState(clockOf(limits.offPeakStartMinute));
  const [end, setEnd] = useState(clockOf(limits.offPeakEndMinute));
  const offPeakStartMinute = minuteOf(start);
  const offPeakEndMinute = minuteOf(end);
  const isChanged =
    timeZone !== limits.timeZone ||
    offPeakStartMinute !== limits.offPeakStartMinute ||
    offPeakEndMinute !== limits.offPeakEndMinute;
  const isTold = offPeakStartMinute !== null && offPeakEndMinute !== null;
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTold) update.mutate({ workspaceId, timeZone, offPeakStartMinute, offPeakEndMinute });
      }}
    >
      <Field label="Time zone">
        <SearchSelect
          options={zonesWith(limits.timeZone)}
          value={timeZone}
          onValueChange={setTimeZone}
          emptyText="No time zone has this in its name. Try a large city nearby."
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="From">
          <Input type="time" value={start} onChange={(event) => setStart(event.target.value)} />
        </Field>
        <Field label="To">
          <Input type="time" value={end} onChange={(event) => setEnd(event.target.value)} />
        </Field>
      </div>
      <p className="text-sm text-text-muted">
        It may pass midnight. The same time twice: off-peak jobs start at any time.
      </p>
      {update.error && <Alert tone="danger">{messageOf(update.error)}</Alert>}
      <div>
        <Button type="submit" busy={update.isPending} disabled={!isChanged || !isTold}>
          Save window
        </Button>
      </div>
    </form>
  );
}

/** Every zone that this browser knows, UTC and the one in use among them. */
const zonesWith = (inUse: string): string[] => [
  ...new Set(['UTC', inUse, ...Intl.supportedValuesOf('timeZone')]),
];
