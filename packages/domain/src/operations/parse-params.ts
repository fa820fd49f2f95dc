import { inputRefusal } from '../input/index.ts';
import { ok, type Result } from '../result/index.ts';
import type { Operation } from './operation.ts';

/** Checks parameters and fills in every default. Refuses with `input.invalid` and the field, `params.faceLimit`. */
export function parseParams<Params extends Record<string, unknown>>(
  operation: Operation<Params>,
  input: unknown,
): Result<Params> {
  const parsed = operation.params.safeParse(input);
  return parsed.success ? ok(parsed.data) : inputRefusal(parsed.error.issues, 'params');
}

const placeholder = 'upl_00000000000000000000000000';

/**
 * As `parseParams`, for showing a price while the inputs are still missing: those that are not there are stood in
 * for. The answer is only good for `quote`.
 */
export function parseDraft<Params extends Record<string, unknown>>(
  operation: Operation<Params>,
  input: Record<string, unknown>,
): Result<Params> {
  const filled: Record<string, unknown> = { ...input };
  for (const { param, control } of operation.fields) {
    if (control.kind === 'image' || control.kind === 'model-file') filled[param] ||= placeholder;
    if (control.kind === 'views') filled[param] = { front: placeholder, back: placeholder };
  }
  return parseParams(operation, filled);
}

/** Leaves out the parameters of other engines than the chosen one: for a form whose engine was switched. */
export function paramsForEngine(
  operation: Operation,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const foreign = operation.fields.filter(
    ({ engines }) => engines && !engines.some((engine) => engine === (values.engine ?? operation.engines[0])),
  );
  const names = new Set(foreign.map(({ param }) => param));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}
