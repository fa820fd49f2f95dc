import type { Role } from '@maquette/domain/access';
import type { PartingView, SeatsView } from '@maquette/domain/people';
import { countOf } from '@maquette/ui';

/** What each role is for, in a line. */
export const roleWords: Record<Role, { label: string; hint: string }> = {
  owner: { label: 'Owner', hint: 'Everything, the plan and the workspace itself included.' },
  admin: { label: 'Admin', hint: 'People, settings and all projects.' },
  editor: { label: 'Editor', hint: 'Makes and changes models, and spends credits.' },
  viewer: { label: 'Viewer', hint: 'Looks and comments. Spends nothing.' },
  guest: { label: 'Guest', hint: 'Sees only the projects that they are invited to. Takes no seat.' },
};

/** How many seats there are, in a sentence. */
export function seatWords({ used, seats, planName }: SeatsView): string {
  return `${used} of ${countOf(seats, 'seat')} of the plan ${planName} ${used === 1 ? 'is' : 'are'} taken.`;
}

/** What goes with a person, line by line; what there is none of is left out. */
export function partingWords(parting: PartingView, heir: string): string[] {
  const { queuedJobs, heldCredits, runningJobs, personalKeys, pendingApprovals, openInvitations } = parting;
  const kept = [
    ...(parting.workspaceKeys > 0
      ? [countOf(parting.workspaceKeys, 'key of the workspace', 'keys of the workspace')]
      : []),
    ...(parting.ownedProjects > 0 ? [countOf(parting.ownedProjects, 'project')] : []),
    ...(parting.shareLinks > 0 ? [countOf(parting.shareLinks, 'share link')] : []),
  ];
  return [
    ...(queuedJobs > 0
      ? [`${countOf(queuedJobs, 'waiting job')} cancelled, ${countOf(heldCredits, 'credit')} given back.`]
      : []),
    ...(runningJobs > 0
      ? [`${countOf(runningJobs, 'running job')} finish${runningJobs === 1 ? 'es' : ''}.`]
      : []),
    ...(personalKeys > 0 ? [`${countOf(personalKeys, 'API key')} revoked.`] : []),
    ...(pendingApprovals > 0 ? [`${countOf(pendingApprovals, 'request')} for approval declined.`] : []),
    ...(openInvitations > 0 ? [`${countOf(openInvitations, 'open invitation')} revoked.`] : []),
    ...(kept.length > 0 ? [`${listOf(kept)} ${heir}.`] : []),
  ];
}

const listOf = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
