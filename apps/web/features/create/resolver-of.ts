import { zodResolver } from '@hookform/resolvers/zod';
import { paramsForEngine, type Operation } from '@maquette/domain/operations';
import type { FieldErrors, Resolver } from 'react-hook-form';
import { areInputsChosen, type FormValues } from './form-values.ts';

/**
 * The operation's own schema, over what would be sent: parameters of other engines are left out first, and what is
 * missing is said in the words of the form rather than of the API.
 */
export function resolverOf(operation: Operation): Resolver<FormValues> {
  const check = zodResolver(operation.params as never) as unknown as Resolver<FormValues>;
  return async (values, context, options) => {
    const result = await check(paramsForEngine(operation, values), context, options);
    if (areInputsChosen(operation, values)) return result;
    const errors = { ...result.errors } as FieldErrors<FormValues>;
    for (const { param, control } of operation.fields) {
      if (control.kind === 'image') errors[param] = missing('Choose a picture, or drop one here.');
      if (control.kind === 'views') errors[param] = missing('Give the front and at least one more view.');
    }
    return { values: {}, errors };
  };
}

const missing = (message: string) => ({ type: 'required', message });
