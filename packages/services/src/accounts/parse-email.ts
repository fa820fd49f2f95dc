import { z } from 'zod';
import { ok, refuse, type Result } from '@maquette/domain/result';

const emailCharactersMax = 254;

/** An address as it is stored and compared: trimmed, in lower case. Refuses at `email`. */
export function parseEmail(text: string): Result<string> {
  const email = text.trim().toLowerCase();
  if (email.length <= emailCharactersMax && z.email().safeParse(email).success) return ok(email);
  return refuse('input.invalid', 'This does not look like an e-mail address.', { field: 'email' });
}
