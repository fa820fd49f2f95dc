import { z } from 'zod';
import { roles, type ProjectRole, type Role } from '../access/index.ts';
import { ok, refuse, type Result } from '../result/index.ts';

/** A part in a project that comes with an invitation. */
export interface InvitedProject {
  projectId: string;
  role: ProjectRole;
  /** Guests only. */
  mayComment: boolean;
  /** Guests only; null: may not spend. */
  creditsPerMonth: number | null;
}

/** How long an invitation is good for, unless told; and what may be told. */
export const invitationDays = { usual: 7, min: 1, max: 30 } as const;
/** How many people may come in by one link. */
export const linkUsesMax = 100;
const invitedProjectsMax = 50;
const guestCreditsMax = 1_000_000;

/** Roles that an invitation can give. */
export const invitedRoles = roles.filter((role) => role !== 'owner');

export const invitedProjectSchema = z.object({
  projectId: z.string().min(1).max(64),
  role: z.enum(['editor', 'viewer']),
  mayComment: z.boolean().default(true),
  creditsPerMonth: z.number().int().min(0).max(guestCreditsMax).nullable().default(null),
});

/** What every invitation says. */
export const invitationTerms = z.object({
  role: z.enum(['admin', 'editor', 'viewer', 'guest']),
  billing: z.boolean().optional(),
  projects: z.array(invitedProjectSchema).max(invitedProjectsMax).optional(),
  days: z.number().int().min(invitationDays.min).max(invitationDays.max).optional(),
});
export type InvitationTerms = z.infer<typeof invitationTerms>;

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

interface InvitationFacts {
  uses: number;
  usesMax: number;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** A link that some came in by before it ended is `accepted` only once all its uses are taken. */
export function invitationState(
  { uses, usesMax, expiresAt, revokedAt }: InvitationFacts,
  now: Date,
): InvitationState {
  if (uses >= usesMax) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

/** Whose address an invitation is for, or whose addresses. */
export interface InvitedAddress {
  email: string | null;
  emailDomain: string | null;
}

/** Whether this confirmed address is the one that was invited, or of the domain that a link is kept to. */
export function checkAddress({ email, emailDomain }: InvitedAddress, confirmed: string): Result<void> {
  if (email !== null && email !== confirmed)
    return refuse('access.denied', `This invitation is for ${email}.`, {
      suggestion: `You are signed in as ${confirmed}. Sign in with the address that was invited.`,
    });
  if (emailDomain !== null && !confirmed.endsWith(`@${emailDomain}`))
    return refuse('access.denied', `This link is for addresses of ${emailDomain}.`, {
      suggestion: `You are signed in as ${confirmed}.`,
    });
  return ok(undefined);
}

/** Guests see what they are invited to and nothing else, so it has to be something. */
export function checkGuest({
  role,
  projects = [],
}: Pick<InvitationTerms, 'role' | 'projects'>): Result<void> {
  if (role === 'guest' && projects.length === 0)
    return refuse('input.invalid', 'A guest is invited to projects: choose at least one.', {
      field: 'projects',
    });
  return ok(undefined);
}

/** An invitation, as owners and admins see it. Its secret is in the answer that makes it and nowhere else. */
export interface InvitationView {
  id: string;
  kind: 'mail' | 'link';
  email: string | null;
  emailDomain: string | null;
  role: Role;
  billing: boolean;
  projects: { id: string; name: string; role: ProjectRole }[];
  state: InvitationState;
  uses: number;
  usesMax: number;
  createdBy: { id: string; name: string };
  createdAt: string;
  sentAt: string | null;
  expiresAt: string;
}

/** What an invitation says to whoever holds its secret. */
export interface InvitationCard extends InvitedAddress {
  workspaceName: string;
  role: Role;
  billing: boolean;
  projectNames: string[];
  invitedBy: string;
  expiresAt: string;
}
