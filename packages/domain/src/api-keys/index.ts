import type { CapPeriod } from '../caps/index.ts';

/** `personal`: goes with its maker. `workspace`: in the care of the owners and admins. */
export const apiKeyKinds = ['personal', 'workspace'] as const;
export type ApiKeyKind = (typeof apiKeyKinds)[number];

/** How long a key that was replaced may go on working, in hours: not at all, up to a week. */
export const overlapHours = { default: 24, max: 168 } as const;

/** Projects that a key can be kept to. */
export const keptProjectsMax = 50;

/** A key as it is listed: nothing that could be used. */
export interface ApiKeyView {
  id: string;
  name: string;
  kind: ApiKeyKind;
  /** Whose rights it has. */
  createdBy: { id: string; name: string };
  /** Its first characters. */
  prefix: string;
  scopes: string[];
  /** It is kept to these; empty: to none in particular. */
  projects: { id: string; name: string }[];
  caps: { period: CapPeriod; credits: number; isHard: boolean }[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  /** The key that took its place. */
  replacedById: string | null;
}

export type ApiKeyState = 'active' | 'expires-soon' | 'ending' | 'expired' | 'revoked';

const soonMs = 7 * 86_400_000;

/** Where a key is in its life. `ending`: another one took its place, and it works a little longer. */
export function apiKeyState(
  key: Pick<ApiKeyView, 'expiresAt' | 'revokedAt' | 'replacedById'>,
  now: Date,
): ApiKeyState {
  if (key.revokedAt !== null) return 'revoked';
  const leftMs = key.expiresAt === null ? Infinity : Date.parse(key.expiresAt) - now.getTime();
  if (leftMs <= 0) return 'expired';
  if (key.replacedById !== null) return 'ending';
  return leftMs <= soonMs ? 'expires-soon' : 'active';
}
