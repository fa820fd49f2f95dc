/** The ways to sign in, and how they are called. */
export const signInMethods = {
  password: 'Password',
  'magic-link': 'Link by mail',
  oidc: 'Identity provider',
} as const;

export type SignInMethod = keyof typeof signInMethods;
