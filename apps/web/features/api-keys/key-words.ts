import type { ApiKeyState, ApiKeyView } from '@maquette/domain/api-keys';
import { countOf, formatCount, type BadgeTone } from '@maquette/ui';

export const stateWords: Record<ApiKeyState, { label: string; tone: BadgeTone }> = {
  active: { label: 'Active', tone: 'success' },
  'expires-soon': { label: 'Expires soon', tone: 'warning' },
  ending: { label: 'Ending after rotation', tone: 'warning' },
  expired: { label: 'Expired', tone: 'neutral' },
  revoked: { label: 'Revoked', tone: 'neutral' },
};

/** `20 credits per day` */
export const capWords = ({
  period,
  credits,
}: Pick<ApiKeyView['caps'][number], 'period' | 'credits'>): string =>
  `${formatCount(credits)} credits per ${period}`;

/** What a key is cut down to, beside its scopes; empty when nothing. */
export function limitWords({ projects, caps }: Pick<ApiKeyView, 'projects' | 'caps'>): string[] {
  const kept = projects.length === 1 ? projects[0]!.name : countOf(projects.length, 'project');
  return [...(projects.length > 0 ? [`Only ${kept}`] : []), ...caps.map((cap) => `At most ${capWords(cap)}`)];
}
