import { ok, refuse, type Result } from '../result/index.ts';

/** The most characters that a name may have. */
export const nameCharactersMax = {
  user: 80,
  workspace: 80,
  project: 120,
  folder: 80,
  asset: 120,
  preset: 80,
  apiKey: 60,
  shareLink: 120,
  visitor: 60,
} as const;

/** Longer texts. */
export const textCharactersMax = {
  brief: 5_000,
  usage: 200,
  note: 500,
  reason: 200,
  task: 120,
  body: 4_000,
} as const;

/** Direction marks and other characters that are not seen but change what is. */
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A name on one line: without control characters and invisible marks, without spaces at its ends or in a row.
 * Refuses an empty one and one that is too long, at `field`.
 */
export function tidyName(
  text: string,
  options: { field: string; kind: keyof typeof nameCharactersMax },
): Result<string> {
  const tidy = text.normalize('NFC').replace(/\s/gu, ' ').replace(unseen, '').replace(/ {2,}/g, ' ').trim();
  const max = nameCharactersMax[options.kind];
  if (tidy === '') return refuse('input.invalid', 'This needs a name.', { field: options.field });
  if ([...tidy].length > max)
    return refuse('input.invalid', `This name is too long: ${max} characters at most.`, {
      field: options.field,
    });
  return ok(tidy);
}

/** A text of several lines; may be empty. Refuses one that is too long, at `field`. */
export function tidyText(text: string, options: { field: keyof typeof textCharactersMax }): Result<string> {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n').split('\n');
  const tidy = lines
    .map((line) => line.replace(/\t/g, ' ').replace(unseen, ''))
    .join('\n')
    .trim();
  const max = textCharactersMax[options.field];
  if ([...tidy].length > max)
    return refuse('input.invalid', `This text is too long: ${max} characters at most.`, {
      field: options.field,
    });
  return ok(tidy);
}
