import { z } from 'zod';
import { passwordCharactersMax, passwordCharactersMin } from './password-advice.ts';

/** What the fields of these forms accept before the server is asked. */
export const nameField = z
  .string()
  .trim()
  .min(1, 'Please write your name.')
  .max(80, '80 characters at most.');

export const emailField = z
  .string()
  .trim()
  .min(1, 'Please write your e-mail address.')
  .pipe(z.email('This does not look like an e-mail address.'));

export const newPasswordField = z
  .string()
  .min(passwordCharactersMin, `${passwordCharactersMin} characters at least.`)
  .max(passwordCharactersMax, `${passwordCharactersMax} characters at most.`);
