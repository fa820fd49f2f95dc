import type { Transaction } from '@maquette/db';
import type { Actor, ProjectRole } from '@maquette/domain/access';
import { auditChange, type AuditFields } from '@maquette/domain/audit';
import { checkPart, type NewPart } from '@maquette/domain/participants';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { tidyText } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockProjectRow } from '../projects/lock-project-row.ts';

export interface SetParticipant {
  projectId: string;
  /** A member of the workspace, or a guest of it. */
  userId: string;
  role: ProjectRole;
  /** What they do in it; left out: as it was. */
  task?: string;
  /** Guests only; left out: as it was, and at first they may. */
  mayComment?: boolean;
  /** Guests only: credits in a month, null: they may not spend; left out: as it was, and at first they may not. */
  creditsPerMonth?: number | null;
}

const participantsMax = 500;

/** Gives a member or guest of the workspace a part in a project, or changes it. For owners, admins and leads. */
export async function setParticipant(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: SetParticipant,
): Promise<Result<void>> {
  const task = input.task === undefined ? ok(undefined) : tidyText(input.task, { field: 'task' });
  if (!task.ok) return task;
  return deps.db.transaction((tx) => set(tx, actor, { ...input, task: task.value }));
}

async function set(tx: Transaction, actor: Actor, input: SetParticipant): Promise<Result<void>> {
  const { projectId, userId } = input;
  const { workspaceId } = actor;
  const person = await lockMember(tx, { workspaceId, userId });
  await lockProjectRow(tx, { workspaceId, projectId });
  const allowed = await authorizeIn(tx, actor, 'project.manage-access', { projectId });
  if (!allowed.ok) return allowed;
  if (!person) return notFound();
  const which = { projectId_userId: { projectId, userId } };
  const before = await tx.projectMember.findUnique({ where: which });
  const part: NewPart = {
    role: input.role,
    task: input.task ?? before?.task ?? '',
    mayComment: input.mayComment ?? before?.mayComment ?? true,
    creditsPerMonth:
      input.creditsPerMonth === undefined ? (before?.creditsPerMonth ?? null) : input.creditsPerMonth,
  };
  const checked = checkPart(person.role, part);
  if (!checked.ok) return checked;
  if (!before && (await tx.projectMember.count({ where: { workspaceId, projectId } })) >= participantsMax)
    return refuse('conflict.state', `A project can have ${participantsMax} participants, not more.`);
  await tx.projectMember.upsert({
    where: which,
    create: { workspaceId, projectId, userId, ...part },
    update: { ...part },
  });
  const change = auditChange(before ? fieldsOf(before) : {}, fieldsOf(part));
  if (Object.keys(change.after).length > 0)
    await noteAudit(tx, actor, {
      action: 'participant.set',
      target: { kind: 'member', id: userId, name: person.name },
      projectId,
      before: change.before,
      after: { project: allowed.value.name, ...change.after },
    });
  return ok(undefined);
}

/** The person, whose role stays what it is until the transaction ends. */
async function lockMember(tx: Transaction, { workspaceId, userId }: { workspaceId: string; userId: string }) {
  await tx.$queryRaw`
    SELECT 1 FROM "Membership" WHERE "workspaceId" = ${workspaceId} AND "userId" = ${userId} FOR SHARE`;
  const found = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true, user: { select: { name: true } } },
  });
  return found && { role: found.role, name: found.user.name };
}

const fieldsOf = ({ role, task, mayComment, creditsPerMonth }: NewPart): AuditFields => ({
  role,
  task,
  mayComment,
  creditsPerMonth,
});
