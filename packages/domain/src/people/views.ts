import type { ProjectRole, Role } from '../access/index.ts';

/** Somebody in the workspace. */
export interface PersonView {
  id: string;
  name: string;
  email: string;
  role: Role;
  billing: boolean;
  suspendedAt: string | null;
  joinedAt: string;
  /** Their parts in projects, as far as the one who looks sees them. */
  projects: { id: string; name: string; role: ProjectRole }[];
}

export interface SeatsView {
  used: number;
  /** What the plan has. */
  seats: number;
  planName: string;
  /** Invitations that wait and would take a seat each. They hold none. */
  invitedCount: number;
}

export interface PeopleView {
  members: PersonView[];
  guests: PersonView[];
  seats: SeatsView;
}

/** What goes with a person, in numbers. */
export interface PartingView {
  queuedJobs: number;
  /** That come back with them. */
  heldCredits: number;
  runningJobs: number;
  personalKeys: number;
  workspaceKeys: number;
  ownedProjects: number;
  shareLinks: number;
  pendingApprovals: number;
  openInvitations: number;
}

/** An owner offers the workspace to somebody. */
export interface OwnershipOfferView {
  id: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
  staysOwner: boolean;
  expiresAt: string;
}

/** How a person shows once more that it is them: by their password, or by having just signed in. */
export type Confirmation = 'password' | 'fresh-sign-in';

/** Somebody without a password has to have signed in within so many minutes. */
export const freshSignInMinutes = 5;
