import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { withPeople } from '../people/with-people.ts';
import { targetOf } from './write-invitation.ts';

/** Ends an invitation; who came in by it stays. One that was revoked before stays so. */
export const revokeInvitation = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { invitationId }: { invitationId: string },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'member.manage', async ({ tx }, by) => {
    const row = await tx.invitation.findFirst({ where: { id: invitationId, workspaceId: by.workspaceId } });
    if (!row) return notFound();
    if (row.revokedAt || row.acceptedAt) return ok(undefined);
    await tx.invitation.update({ where: { id: row.id }, data: { revokedAt: new Date() } });
    await noteAudit(tx, by, { action: 'invitation.revoked', target: targetOf(row) });
    return ok(undefined);
  });
