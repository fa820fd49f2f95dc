import { refuse } from '@maquette/domain/result';

/** One answer for a token that is unknown, used, over or replaced by a newer one. */
export const tokenInvalid = () =>
  refuse(
    'auth.token-invalid',
    'This link no longer works: it was used, it is too old, or there is a newer one.',
    {
      suggestion: 'Ask for a new link.',
    },
  );
