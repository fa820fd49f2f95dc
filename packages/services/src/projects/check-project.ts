import type { Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { AuditFields } from '@maquette/domain/audit';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName, tidyText } from '@maquette/domain/workspaces';

export interface ProjectFields {
  name?: string;
  brief?: string;
  usage?: string;
  /** `YYYY-MM-DD`; null: none. */
  dueOn?: string | null;
  /** A member of the workspace, not a guest. */
  ownerId?: string;
}

export interface CheckedProject {
  name?: string;
  brief?: string;
  usage?: string;
  dueOn?: Date | null;
  ownerId?: string;
}

/** What was written about a project, field by field; what was left out stays out. */
export async function checkProject(
  reader: Pick<Transaction, 'membership'>,
  { workspaceId }: Actor,
  fields: ProjectFields,
): Promise<Result<CheckedProject>> {
  const checked: CheckedProject = {};
  if (fields.name !== undefined) {
    const name = tidyName(fields.name, { field: 'name', kind: 'project' });
    if (!name.ok) return name;
    checked.name = name.value;
  }
  for (const field of ['brief', 'usage'] as const) {
    const written = fields[field];
    if (written === undefined) continue;
    const text = tidyText(written, { field });
    if (!text.ok) return text;
    checked[field] = text.value;
  }
  if (fields.dueOn !== undefined) {
    const dueOn = checkDay(fields.dueOn);
    if (!dueOn.ok) return dueOn;
    checked.dueOn = dueOn.value;
  }
  if (fields.ownerId !== undefined) {
    const where = { workspaceId_userId: { workspaceId, userId: fields.ownerId } };
    const owner = await reader.membership.findUnique({ where, select: { role: true, suspendedAt: true } });
    if (!owner || owner.suspendedAt || owner.role === 'guest')
      return refuse('input.invalid', 'The owner of a project must be a member of the workspace.', {
        field: 'ownerId',
        suggestion: 'A guest can take part in it, and somebody who is suspended cannot.',
      });
    checked.ownerId = fields.ownerId;
  }
  return ok(checked);
}

/** What is written about a project, as the audit log keeps it. */
export const projectFieldsOf = ({ name, brief, usage, dueOn, ownerId }: CheckedProject): AuditFields => ({
  ...(name !== undefined && { name }),
  ...(brief !== undefined && { brief }),
  ...(usage !== undefined && { usage }),
  ...(dueOn !== undefined && { dueOn: dueOn?.toISOString().slice(0, 10) ?? null }),
  ...(ownerId !== undefined && { ownerId }),
});

function checkDay(text: string | null): Result<Date | null> {
  if (text === null) return ok(null);
  const day = new Date(`${text}T00:00:00Z`);
  // 2026-02-30 is a date to JavaScript, on the 2nd of March
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay
    ? ok(day)
    : refuse('input.invalid', 'This is not a day: write YYYY-MM-DD.', { field: 'dueOn' });
}
