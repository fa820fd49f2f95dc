import { paramsForEngine, parseDraft, type Operation } from '@maquette/domain/operations';

/** What the form holds: every parameter of every engine, the inputs empty until they are chosen. */
export type FormValues = Record<string, unknown>;

const sides = ['front', 'left', 'back', 'right'] as const;
export type Side = (typeof sides)[number];
export { sides };

const isInput = (kind: string): boolean => kind === 'image' || kind === 'model-file' || kind === 'views';

/** The operation's own defaults, those of each engine among them, with `given` laid over. */
export function startValues(operation: Operation, given: Record<string, unknown> = {}): FormValues {
  const perEngine = operation.engines.map((engine) => {
    const draft = parseDraft(operation, { engine });
    return draft.ok ? draft.value : {};
  });
  const plain = parseDraft(operation, {});
  const values: FormValues = Object.assign({}, ...perEngine, plain.ok ? plain.value : {});
  for (const { param, control } of operation.fields)
    if (isInput(control.kind)) values[param] = control.kind === 'views' ? {} : '';
  return { ...values, ...definedOnly(given) };
}

/** What is asked of the server: without the parameters of other engines, and without inputs that are not chosen. */
export function paramsOf(operation: Operation, values: FormValues): Record<string, unknown> {
  const params = paramsForEngine(operation, values);
  for (const { param, control } of operation.fields) {
    if (control.kind === 'views') params[param] = chosenViews(params[param]);
    else if (isInput(control.kind) && !params[param]) delete params[param];
  }
  return definedOnly(params);
}

/** What a preset keeps: everything but the inputs. */
export function presetParams(operation: Operation, values: FormValues): Record<string, unknown> {
  const inputs = new Set(
    operation.fields.filter(({ control }) => isInput(control.kind)).map(({ param }) => param),
  );
  return Object.fromEntries(
    Object.entries(paramsOf(operation, values)).filter(([name]) => !inputs.has(name)),
  );
}

/** Whether every input that is needed is chosen. */
export function areInputsChosen(operation: Operation, values: FormValues): boolean {
  return operation.fields.every(({ param, control }) => {
    if (control.kind === 'views') {
      const views = chosenViews(values[param]);
      return Boolean(views.front) && Object.keys(views).length >= 2;
    }
    return !isInput(control.kind) || Boolean(values[param]);
  });
}

const chosenViews = (views: unknown): Partial<Record<Side, string>> =>
  Object.fromEntries(Object.entries((views ?? {}) as object).filter(([, uploadId]) => Boolean(uploadId)));

const definedOnly = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
