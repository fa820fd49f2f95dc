import type { ProjectRole } from '@maquette/domain/access';
import type { AllowanceView } from '@maquette/domain/caps';
import type { ParticipantView } from '@maquette/domain/participants';
import { countOf, formatCount } from '@maquette/ui';

export const partNames: Record<ProjectRole, string> = { lead: 'Lead', editor: 'Editor', viewer: 'Viewer' };

/** What each part lets somebody do. */
export const partHints: Record<ProjectRole, string> = {
  lead: 'also says who comes in, and approves results',
  editor: 'makes and changes what is in it',
  viewer: 'looks at it',
};

/** `Owner`, `Lead`, `Guest, editor`. */
export function partWords({ isOwner, role, memberRole }: ParticipantView): string {
  const part = isOwner ? 'Owner' : role ? partNames[role] : '';
  return memberRole === 'guest' ? `Guest, ${part.toLowerCase()}` : part;
}

export const allowanceWords = ({ credits, leftCredits }: AllowanceView): string =>
  `You have ${formatCount(leftCredits)} of ${countOf(credits, 'credit')} left here this month.`;
