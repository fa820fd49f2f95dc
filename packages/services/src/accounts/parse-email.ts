import { ok, refuse, type Result } from '@maquette/domain/result';

const emailCharactersMax = 254;
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** As browsers check it (HTML, "valid e-mail address"), with a domain of two parts or more. */
const pattern = new RegExp(`^[a-z0-9!#$%&'*+/=?^_\`{|}~.-]{1,64}@${label}(?:\\.${label})+$`);

/** An address as it is stored and compared: trimmed, in lower case. Refuses at `email`. */
export function parseEmail(text: string): Result<string> {
  const email = text.trim().toLowerCase();
  if (email.length <= emailCharactersMax && pattern.test(email) && !/^\.|\.@|\.\./.test(email))
    return ok(email);
  return refuse('input.invalid', 'This does not look like an e-mail address.', { field: 'email' });
}
