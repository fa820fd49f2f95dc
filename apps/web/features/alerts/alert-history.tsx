'use client';

import { alertChannels, ruleWords, type AlertEvent, type AlertsView } from '@maquette/domain/alerts';
import {
  Badge,
  CardSection,
  formatCount,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
  type BadgeTone,
} from '@maquette/ui';
import { channelNames } from './channel-names.ts';

const events: Record<AlertEvent, { label: string; tone: BadgeTone }> = {
  'balance.low': { label: 'Low', tone: 'warning' },
  'balance.depleted': { label: 'Nothing left', tone: 'danger' },
  'balance.recovered': { label: 'Recovered', tone: 'success' },
};

/** What was told, the newest first. */
export function AlertHistory({ alerts: { history, allowance } }: { alerts: AlertsView }) {
  return (
    <CardSection title="History" description="Every alert that went out. Each goes out once.">
      {history.length === 0 ? (
        <p className="text-text-muted">Nothing had to be told yet.</p>
      ) : (
        <Table caption="Alerts that went out">
          <TableHead>
            <TableHeading>When</TableHeading>
            <TableHeading>What</TableHeading>
            <TableHeading>Rule</TableHeading>
            <TableHeading figures>Credits</TableHeading>
            <TableHeading>Told by</TableHeading>
          </TableHead>
          <tbody>
            {history.map((firing) => (
              <TableRow key={firing.id}>
                <TableCell className="min-w-44 whitespace-nowrap">
                  <Timestamp iso={firing.at} full />
                </TableCell>
                <TableCell>
                  <Badge tone={events[firing.event].tone}>{events[firing.event].label}</Badge>
                </TableCell>
                <TableCell className="min-w-40">
                  {firing.rule ? ruleWords(firing.rule, allowance) : '–'}
                </TableCell>
                <TableCell figures>{formatCount(firing.credits)}</TableCell>
                <TableCell className="text-text-muted">
                  {alertChannels
                    .filter((channel) => firing[channel])
                    .map((channel) => channelNames[channel])
                    .join(', ') || 'History alone'}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </CardSection>
  );
}
