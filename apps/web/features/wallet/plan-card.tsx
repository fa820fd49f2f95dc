'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { Plan } from '@maquette/domain/plans';
import { buttonClass, CardSection, FactList, formatCount, Timestamp } from '@maquette/ui';
import Link from 'next/link';
import type { CycleDates } from './balance-card.tsx';
import { untilWords } from './lot-words.ts';

/** The plan, what it gives per cycle, and when it does so next. */
export function PlanCard({
  member,
  plan,
  cycle,
}: {
  member: Actor;
  plan: Plan;
  cycle: CycleDates | undefined;
}) {
  const until = cycle?.resetAt ? untilWords(cycle.resetAt, cycle.now) : '';
  return (
    <CardSection
      title={`${plan.name} plan`}
      actions={
        may(member, 'billing.see') && (
          <Link
            href={`/w/${member.workspaceId}/wallet/billing`}
            className={buttonClass({
              size: 'small',
              variant: plan.monthlyCents === 0 ? 'primary' : 'secondary',
            })}
          >
            {plan.monthlyCents === 0 ? 'Upgrade' : 'Manage'}
          </Link>
        )
      }
    >
      <FactList
        facts={[
          { name: 'Per cycle', value: `${formatCount(plan.creditsPerCycle)} credits` },
          {
            name: 'Next reset',
            value: cycle?.resetAt ? (
              <>
                <Timestamp iso={cycle.resetAt} dateOnly />
                <span className="text-text-muted">{until ? `, ${until}` : ', being renewed'}</span>
              </>
            ) : (
              <span className="text-text-muted">No cycle is under way</span>
            ),
          },
          {
            name: 'Rolls over',
            value:
              plan.rolloverCreditsMax === 0 ? 'Nothing' : `Up to ${formatCount(plan.rolloverCreditsMax)}`,
          },
        ]}
      />
    </CardSection>
  );
}
