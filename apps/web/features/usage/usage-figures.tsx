'use client';

import { creditsPerKeptModel, type UsageFigures as Figures } from '@maquette/domain/usage';
import { Card, countOf, formatCount, Skeleton } from '@maquette/ui';
import type { ReactNode } from 'react';
import { formatRatio } from './usage-words.ts';

/** What a period comes to. */
export function UsageFigures({ total }: { total: Figures | undefined }) {
  const perKept = total && creditsPerKeptModel(total);
  const share =
    total && total.jobs > 0
      ? `${Math.round((total.failedJobs / total.jobs) * 100)} % of all jobs`
      : 'No jobs';
  return (
    <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      <Figure
        name="Charged"
        value={total && formatCount(total.consumedCredits)}
        hint={total && `for ${countOf(total.jobs, 'job')}`}
      />
      <Figure
        name="Given back"
        value={total && formatCount(total.returnedCredits)}
        hint={
          total &&
          (total.heldCredits > 0 ? `${formatCount(total.heldCredits)} still held` : 'nothing is held')
        }
      />
      <Figure
        name="Failed jobs"
        value={total && formatCount(total.failedJobs)}
        hint={
          total &&
          (total.failedJobs === 0
            ? share
            : `${share}; all ${formatCount(total.failedCredits)} credits given back`)
        }
      />
      <Figure
        name="Per kept model"
        value={total && (perKept === null ? '–' : formatRatio(perKept ?? null))}
        hint={
          total &&
          (total.keptModels === 0
            ? 'Press “Keep” on a model’s page to count it'
            : `${countOf(total.keptModels, 'model')} kept`)
        }
      />
    </dl>
  );
}

const Figure = ({ name, value, hint }: { name: string; value: ReactNode; hint: ReactNode }) => (
  <Card className="min-w-0 px-4 py-3.5 sm:px-5">
    <dt className="text-text-muted">{name}</dt>
    <dd>
      <span className="mt-0.5 block text-2xl font-semibold tracking-tight">
        {value ?? <Skeleton className="my-1 h-6 w-16" />}
      </span>
      <span className="block min-h-4.5 text-sm text-text-muted">{hint}</span>
    </dd>
  </Card>
);
