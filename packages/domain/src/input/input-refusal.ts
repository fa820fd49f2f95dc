import type { z } from 'zod';
import { refuse, type Refusal } from '../result/index.ts';

type Issue = z.core.$ZodIssue;

/** Says what zod found, in plain sentences, each with the field as a dotted path below `prefix`. */
export function inputRefusal(issues: readonly Issue[], prefix = ''): { ok: false; refusal: Refusal } {
  const errors = issues.flatMap((issue) => fieldErrors(issue, prefix));
  const first = errors[0] ?? { field: prefix, message: 'This is not valid.' };
  return refuse('input.invalid', first.message, {
    ...(first.field ? { field: first.field } : {}),
    ...(errors.length > 1 ? { errors } : {}),
  });
}

function fieldErrors(issue: Issue, prefix: string): { field: string; message: string }[] {
  const path = [...(prefix ? [prefix] : []), ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      message: 'There is no such field here.',
    }));
  return [{ field: path.join('.'), message: sentence(issue) }];
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'This is missing.'
        : `This must be ${kindNames[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `This must be ${String(issue.values[0])}.`
        : `This must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return bound(issue.origin, 'least', Number(issue.minimum));
    case 'too_big':
      return bound(issue.origin, 'most', Number(issue.maximum));
    case 'custom':
      return issue.message;
    default:
      return 'This is not valid.';
  }
}

const kindNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

function bound(origin: string, which: 'least' | 'most', limit: number): string {
  if (origin === 'string') return `This must have at ${which} ${limit} characters.`;
  if (origin === 'array') return `This must have at ${which} ${limit} entries.`;
  return `This must be at ${which} ${limit}.`;
}
