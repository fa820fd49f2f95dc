import type { InvitationModel, Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { refuse, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { LockedPeople } from '../people/with-people.ts';
import { newId } from '../new-id.ts';
import type { CheckedTerms } from './check-terms.ts';

const openMax = 200;

/** Whether one more invitation may wait. */
export async function checkOpenCount({ tx, workspace }: LockedPeople): Promise<Result<void>> {
  const openCount = await tx.invitation.count({
    where: { workspaceId: workspace.id, revokedAt: null, acceptedAt: null, expiresAt: { gt: new Date() } },
  });
  if (openCount < openMax) return ok(undefined);
  return refuse('conflict.state', `${openCount} invitations are open, which is the most.`, {
    suggestion: 'Revoke those that nobody will take.',
  });
}

interface ForWhom {
  email: string | null;
  emailDomain: string | null;
  usesMax: number;
  tokenHash: string;
}

/** Writes an invitation that was checked, and notes it. To be called last in its transaction. */
export async function writeInvitation(
  { tx, workspace }: LockedPeople,
  actor: Actor,
  { projects, ...terms }: CheckedTerms,
  forWhom: ForWhom,
): Promise<InvitationModel> {
  const row = await tx.invitation.create({
    data: {
      id: newId('invitation'),
      workspaceId: workspace.id,
      createdById: actor.userId,
      projects: projects as unknown as Prisma.InputJsonArray,
      sentAt: forWhom.email === null ? null : new Date(),
      ...terms,
      ...forWhom,
    },
  });
  const { emailDomain, usesMax } = forWhom;
  await noteAudit(tx, actor, {
    action: 'invitation.created',
    target: targetOf(row),
    after: {
      role: terms.role,
      billing: terms.billing,
      expiresAt: terms.expiresAt.toISOString(),
      projects: projects.map(({ projectId, role }) => `${projectId} ${role}`),
      ...(forWhom.email === null && { usesMax, emailDomain }),
    },
  });
  return row;
}

/** How an invitation is called in the audit log. */
export const targetOf = ({ id, email }: Pick<InvitationModel, 'id' | 'email'>) => ({
  kind: 'invitation',
  id,
  name: email ?? 'whoever has the link',
});
