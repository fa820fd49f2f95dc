import type { Transaction } from '@maquette/db';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import type { AuditFilter } from './read-events.ts';

const textCharactersMax = 100;

/** Refuses days that are none, a text that is too long, and what was never in this workspace. */
export async function checkFilter(
  reader: Pick<Transaction, 'auditEvent' | 'project' | 'membership'>,
  workspaceId: string,
  filter: AuditFilter,
): Promise<Result<AuditFilter>> {
  for (const field of ['from', 'to'] as const) {
    const day = filter[field];
    if (day !== undefined && !isDay(day))
      return refuse('input.invalid', 'This is no day. Write it as 2026-11-20.', { field });
  }
  const text = filter.text?.trim();
  if (text !== undefined && text.length > textCharactersMax)
    return refuse('input.invalid', `At most ${textCharactersMax} characters.`, { field: 'text' });
  const isKnown = await isNamedHere(reader, workspaceId, filter);
  return isKnown ? ok({ ...filter, text }) : notFound();
}

/** What is gone may be named as long as the log tells of it. */
async function isNamedHere(
  reader: Pick<Transaction, 'auditEvent' | 'project' | 'membership'>,
  workspaceId: string,
  { projectId, actorId, targetId }: AuditFilter,
): Promise<boolean> {
  const select = { workspaceId: true };
  const told = (where: object) => reader.auditEvent.findFirst({ where: { workspaceId, ...where }, select });
  const found = [
    projectId === undefined ||
      (await reader.project.findFirst({ where: { workspaceId, id: projectId }, select })) ||
      (await told({ projectId })),
    actorId === undefined ||
      (await reader.membership.findFirst({ where: { workspaceId, userId: actorId }, select })) ||
      (await told({ OR: [{ actorId }, { onBehalfOfId: actorId }] })),
    targetId === undefined || (await told({ targetId })),
  ];
  return found.every(Boolean);
}

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};
