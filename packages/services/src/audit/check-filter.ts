import { ok, refuse, type Result } from '@maquette/domain/result';
import type { AuditFilter } from './read-events.ts';

const textCharactersMax = 100;

/** Refuses days that are none, and a text that is too long. */
export function checkFilter(filter: AuditFilter): Result<AuditFilter> {
  for (const field of ['from', 'to'] as const) {
    const day = filter[field];
    if (day !== undefined && !isDay(day))
      return refuse('input.invalid', 'This is no day. Write it as 2026-11-20.', { field });
  }
  const text = filter.text?.trim();
  if (text !== undefined && text.length > textCharactersMax)
    return refuse('input.invalid', `At most ${textCharactersMax} characters.`, { field: 'text' });
  return ok({ ...filter, text });
}

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};
