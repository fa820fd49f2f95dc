import type { Operation } from '@maquette/domain/operations';
import { parseDraft } from '@maquette/domain/operations';
import { ok, type Result } from '@maquette/domain/result';

/** Parameters as a preset keeps them: checked, every default filled in, without the inputs of one job. */
export function presetParams(
  operation: Operation,
  params: Record<string, unknown>,
): Result<Record<string, unknown>> {
  const checked = parseDraft(operation, params);
  if (!checked.ok) return checked;
  const inputs = new Set(
    operation.fields.filter(({ control }) => inputControls.has(control.kind)).map(({ param }) => param),
  );
  return ok(Object.fromEntries(Object.entries(checked.value).filter(([name]) => !inputs.has(name))));
}

const inputControls = new Set(['image', 'model-file', 'views']);
