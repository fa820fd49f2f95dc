'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { SeatsView } from '@maquette/domain/people';
import Link from 'next/link';
import { seatWords } from './people-words.ts';

/** How many seats are taken, with the way to more for who may see the plan. */
export function SeatsNote({ member, seats }: { member: Actor; seats: SeatsView }) {
  return (
    <>
      {seatWords(seats)}
      {may(member, 'billing.see') && (
        <>
          {' '}
          <Link
            href={`/w/${member.workspaceId}/wallet/billing`}
            className="rounded-xs font-medium text-accent-strong underline-offset-4 hover:underline"
          >
            See the plan
          </Link>
        </>
      )}
    </>
  );
}
