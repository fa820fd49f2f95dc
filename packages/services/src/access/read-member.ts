import type { Transaction } from '@maquette/db';
import type { Actor, ProjectPart, Reach, Role } from '@maquette/domain/access';

/** A person in a workspace, as the database says at this moment. */
export interface Member extends Pick<
  Actor,
  'workspaceId' | 'userId' | 'role' | 'billing' | 'parts' | 'reach' | 'editorsMayShare'
> {
  suspendedAt: Date | null;
  /** How one must be signed in here. */
  signInRule: 'any' | 'oidc' | 'two_factor';
  signInIssuer: string | null;
}

/** Null: not a member, or the workspace was deleted. */
export async function readMember(
  reader: Pick<Transaction, 'membership' | 'project'>,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<Member | null> {
  const found = await reader.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    include: {
      workspace: { select: { deletedAt: true, editorsMayShare: true, signInRule: true, signInIssuer: true } },
      projects: { select: { projectId: true, role: true, mayComment: true, creditsPerMonth: true } },
    },
  });
  if (!found || found.workspace.deletedAt) return null;
  const { role, billing, suspendedAt, workspace } = found;
  const written = Object.fromEntries(
    found.projects.map(({ projectId, ...part }): [string, ProjectPart] => [projectId, part]),
  );
  const { parts, reach } = await readProjects(reader, { workspaceId, userId, role, written });
  const { editorsMayShare, signInRule, signInIssuer } = workspace;
  const standing = { workspaceId, userId, role, billing, parts, reach, editorsMayShare };
  return { ...standing, suspendedAt, signInRule, signInIssuer };
}

/** The owner of a project leads it; owners and admins of the workspace see every project, guests only theirs. */
async function readProjects(
  reader: Pick<Transaction, 'project'>,
  member: { workspaceId: string; userId: string; role: Role; written: Record<string, ProjectPart> },
): Promise<{ parts: Record<string, ProjectPart>; reach: Reach }> {
  const { workspaceId, userId, role, written } = member;
  if (role === 'guest') return { parts: written, reach: { all: false, only: Object.keys(written) } };
  if (role === 'owner' || role === 'admin') return { parts: written, reach: { all: true, but: [] } };
  const projects = await reader.project.findMany({
    where: { workspaceId, OR: [{ isRestricted: true }, { ownerId: userId }] },
    select: { id: true, ownerId: true },
  });
  const own = projects.filter(({ ownerId }) => ownerId === userId);
  const lead: ProjectPart = { role: 'lead', mayComment: true, creditsPerMonth: null };
  const parts = { ...written, ...Object.fromEntries(own.map(({ id }) => [id, lead])) };
  const but = projects.map(({ id }) => id).filter((id) => !(id in parts));
  return { parts, reach: { all: true, but } };
}
