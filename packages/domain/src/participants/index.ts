import type { ProjectRole, Role } from '../access/index.ts';
import type { AllowanceView } from '../caps/index.ts';
import { ok, refuse, type Result } from '../result/index.ts';

/** Somebody with a part in a project, or its owner, as everyone sees them who sees the project. */
export interface ParticipantView {
  userId: string;
  name: string;
  /** Of the workspace. */
  memberRole: Role;
  /** They own the project, and lead it with or without a part. */
  isOwner: boolean;
  /** null: the owner, without a part of their own. */
  role: ProjectRole | null;
  /** What they do in it: `approves results`. */
  task: string;
  /** Guests: whether they may comment. Members may always. */
  mayComment: boolean;
  /** Guests who may spend; for themselves, and for those who set it. Null otherwise. */
  allowance: AllowanceView | null;
}

/** A part in a project, as somebody sets it. */
export interface NewPart {
  role: ProjectRole;
  task: string;
  mayComment: boolean;
  creditsPerMonth: number | null;
}

/** More than this is a mistake in writing. */
export const creditsPerMonthMax = 1_000_000;

/**
 * Whether somebody of this role can have this part. A guest never leads; what only guests have (comments, credits) is not
 * set for members, who have it by their role.
 */
export function checkPart(memberRole: Role, { role, creditsPerMonth }: NewPart): Result<void> {
  const isGuest = memberRole === 'guest';
  if (isGuest && role === 'lead')
    return refuse('input.invalid', 'A guest cannot lead a project.', {
      field: 'role',
      suggestion: 'Make them an editor or a viewer of it.',
    });
  if (creditsPerMonth === null) return ok(undefined);
  if (!isGuest)
    return refuse('input.invalid', 'Only a guest is given credits for a project; members have caps.', {
      field: 'creditsPerMonth',
    });
  if (!Number.isInteger(creditsPerMonth) || creditsPerMonth < 0 || creditsPerMonth > creditsPerMonthMax)
    return refuse('input.invalid', `Use whole credits from 0 to ${creditsPerMonthMax}.`, {
      field: 'creditsPerMonth',
    });
  return ok(undefined);
}
