import type { InvitationModel, Transaction } from '@maquette/db';
import { invitationState, type InvitationView, type InvitedProject } from '@maquette/domain/people';

/** The parts in projects that an invitation brings, as they are kept in the row. */
export const projectsOf = ({ projects }: Pick<InvitationModel, 'projects'>): InvitedProject[] =>
  projects as unknown as InvitedProject[];

/** Invitations of one workspace as its owners and admins see them. */
export async function viewInvitations(
  reader: Pick<Transaction, 'project' | 'user'>,
  workspaceId: string,
  rows: InvitationModel[],
): Promise<InvitationView[]> {
  const projectIds = rows.flatMap((row) => projectsOf(row).map(({ projectId }) => projectId));
  const [projects, makers] = await Promise.all([
    reader.project.findMany({
      where: { workspaceId, id: { in: projectIds } },
      select: { id: true, name: true },
    }),
    reader.user.findMany({
      where: { id: { in: rows.map(({ createdById }) => createdById) } },
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = new Map([...projects, ...makers].map(({ id, name }) => [id, name]));
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    kind: row.email === null ? 'link' : 'mail',
    email: row.email,
    emailDomain: row.emailDomain,
    role: row.role,
    billing: row.billing,
    projects: projectsOf(row).flatMap(({ projectId, role }) => {
      const name = nameOf.get(projectId);
      return name === undefined ? [] : [{ id: projectId, name, role }];
    }),
    state: invitationState(row, now),
    uses: row.uses,
    usesMax: row.usesMax,
    createdBy: { id: row.createdById, name: nameOf.get(row.createdById) ?? '' },
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  }));
}
