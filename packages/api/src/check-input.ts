import { refuse, type Result, ok } from '@maquette/domain/result';

const depthMax = 16;

/**
 * Refuses what no schema speaks of and the database cannot hold or a recursion cannot walk: the NUL character in a
 * text (PostgreSQL has no place for it), and values nested deeper than 16 levels.
 */
export function checkInput(input: unknown): Result<void> {
  const open: { value: unknown; path: string[] }[] = [{ value: input, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    const field = path.join('.');
    if (typeof value === 'string' && value.includes('\0'))
      return refuse('input.invalid', 'A text may not contain the character NUL.', { field });
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= depthMax)
      return refuse('input.invalid', 'This is nested too deeply.', { field: path[0] });
    for (const [name, child] of Object.entries(value)) {
      if (name.includes('\0'))
        return refuse('input.invalid', 'A name may not contain the character NUL.', field ? { field } : {});
      open.push({ value: child, path: [...path, name] });
    }
  }
  return ok(undefined);
}
