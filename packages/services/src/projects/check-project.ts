import type { Database } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName, tidyText } from '@maquette/domain/workspaces';

export interface ProjectFields {
  name?: string;
  brief?: string;
  usage?: string;
  /** `YYYY-MM-DD`; null: none. */
  dueOn?: string | null;
  /** A member of the workspace. */
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
  prisma: Database['prisma'],
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
    if (!(await prisma.membership.findUnique({ where })))
      return refuse('input.invalid', 'The owner of a project must be a member of the workspace.', {
        field: 'ownerId',
      });
    checked.ownerId = fields.ownerId;
  }
  return ok(checked);
}

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
