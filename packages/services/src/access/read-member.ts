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
  const parts = Object.fromEntries(
    found.projects.map(({ projectId, ...part }): [string, ProjectPart] => [projectId, part]),
  );
  const reach = await readReach(reader, { workspaceId, userId, role, parts });
  const { editorsMayShare, signInRule, signInIssuer } = workspace;
  const standing = { workspaceId, userId, role, billing, parts, reach, editorsMayShare };
  return { ...standing, suspendedAt, signInRule, signInIssuer };
}

async function readReach(
  reader: Pick<Transaction, 'project'>,
  member: { workspaceId: string; userId: string; role: Role; parts: Record<string, ProjectPart> },
): Promise<Reach> {
  const { workspaceId, userId, role, parts } = member;
  if (role === 'guest') return { all: false, only: Object.keys(parts) };
  if (role === 'owner' || role === 'admin') return { all: true, but: [] };
  const hidden = await reader.project.findMany({
    where: {
      workspaceId,
      isRestricted: true,
      ownerId: { not: userId },
      id: { notIn: Object.keys(parts) },
    },
    select: { id: true },
  });
  return { all: true, but: hidden.map(({ id }) => id) };
}
