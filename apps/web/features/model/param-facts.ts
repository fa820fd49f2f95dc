import { operationById, type OperationField } from '@maquette/domain/operations';
import { countOf, formatCount } from '@maquette/ui';

/** The parameters of a job as names and values that people read; inputs, engine and seed are shown elsewhere. */
export function paramFacts(
  operationId: string,
  params: Record<string, unknown>,
): { name: string; value: string }[] {
  const fields = operationById(operationId)?.fields ?? [];
  return fields.flatMap((field) => {
    const value = params[field.param];
    if (field.group === 'input' || field.param === 'engine' || field.param === 'seed' || value === undefined)
      return [];
    return [{ name: field.label, value: valueOf(field, value) }];
  });
}

function valueOf({ control }: OperationField, value: unknown): string {
  if (value === null) return 'Automatic';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (control.kind === 'choice')
    return control.options.find((option) => option.value === String(value))?.label ?? String(value);
  if (typeof value !== 'number') return String(value);
  const unit = 'unit' in control ? control.unit : undefined;
  return unit === 'triangles'
    ? countOf(value, 'triangle')
    : `${Number.isInteger(value) ? formatCount(value) : value}${unit ? ` ${unit}` : ''}`;
}
