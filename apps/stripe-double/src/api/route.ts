import { z } from 'zod';
import type { World } from '../world.ts';
import { invalid } from './api-error.ts';
import { texts } from './fields.ts';
import type { FormValue } from './form.ts';

/** One call of the API. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Answers with the thing as the API shows it. Throws `ApiError`. */
  answer(
    world: World,
    request: { path: Record<string, string>; input: Record<string, FormValue> },
  ): { body: object; expand: string[] };
}

/**
 * Describes a call. A parameter that is not in `shape` is refused, as Stripe refuses unknown ones: what the double
 * does not do, it does not pretend to do.
 */
export function route<S extends z.ZodRawShape>(
  method: Route['method'],
  path: string,
  shape: S,
  handle: (world: World, input: z.output<z.ZodObject<S>>, path: Record<string, string>) => object,
): Route {
  const schema = z.strictObject({ ...shape, expand: texts.optional() });
  return {
    method,
    path,
    answer(world, request) {
      const read = schema.safeParse(request.input);
      if (!read.success) throw refusal(read.error.issues[0]!);
      const { expand, ...input } = read.data as { expand?: string[] };
      return {
        body: handle(world, input as z.output<z.ZodObject<S>>, request.path),
        expand: expand ?? [],
      };
    },
  };
}

function refusal(issue: z.core.$ZodIssue) {
  const [first, ...rest] = issue.path.map(String);
  const param = first && [first, ...rest.map((key) => `[${key}]`)].join('');
  if (issue.code === 'unrecognized_keys') {
    const name = param ? `${param}[${issue.keys[0]}]` : issue.keys[0]!;
    return invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.includes('undefined');
  if (isMissing) return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  return invalid(`Invalid ${param}: ${issue.message}`, { param });
}
