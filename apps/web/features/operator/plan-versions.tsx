'use client';

import type { Plan } from '@maquette/domain/plans';
import {
  Alert,
  Button,
  CardSection,
  formatCount,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { dollars } from './dollars.ts';
import { EditPlanDialog } from './edit-plan-dialog.tsx';

/** The plans in force, and the versions that were written. */
export function PlanVersions() {
  const trpc = useTRPC();
  const plans = useQuery(trpc.operator.plans.queryOptions());
  const [edited, setEdited] = useState<Plan | null>(null);
  if (plans.error) return <Alert tone="danger">{messageOf(plans.error)}</Alert>;
  if (!plans.data) return <Skeleton className="h-64" />;
  return (
    <div className="flex flex-col gap-6">
      <CardSection title="In force">
        <Table caption="Plans in force">
          <TableHead>
            <TableHeading>Plan</TableHeading>
            <TableHeading figures>Per month</TableHeading>
            <TableHeading figures>Credits</TableHeading>
            <TableHeading figures>Rolls over</TableHeading>
            <TableHeading figures>Seats</TableHeading>
            <TableHeading figures>Jobs</TableHeading>
            <TableHeading>
              <span className="sr-only">Edit</span>
            </TableHeading>
          </TableHead>
          <tbody>
            {plans.data.inForce.map((plan) => (
              <TableRow key={plan.id}>
                <TableCell className="font-medium">{plan.name}</TableCell>
                <TableCell figures>{dollars(plan.monthlyCents)}</TableCell>
                <TableCell figures>{formatCount(plan.creditsPerCycle)}</TableCell>
                <TableCell figures>{formatCount(plan.rolloverCreditsMax)}</TableCell>
                <TableCell figures>{formatCount(plan.seats)}</TableCell>
                <TableCell figures>
                  {plan.runningJobsMax} + {plan.queuedJobsMax}
                </TableCell>
                <TableCell>
                  <Button size="small" aria-label={`Edit ${plan.name}`} onClick={() => setEdited(plan)}>
                    Edit
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </CardSection>
      <CardSection title="Versions" description="Newest first. A version is never changed, only followed.">
        {plans.data.versions.length === 0 ? (
          <p className="text-text-muted">No plan was edited yet: the defaults are in force.</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {plans.data.versions.map((version) => (
              <li key={`${version.planId} ${version.version}`} className="text-sm">
                <span className="font-medium">
                  {version.name}, version {version.version}
                </span>
                , from <Timestamp iso={version.effectiveAt} full />: {dollars(version.monthlyCents)},{' '}
                {formatCount(version.creditsPerCycle)} credits
              </li>
            ))}
          </ul>
        )}
      </CardSection>
      {edited && <EditPlanDialog plan={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
