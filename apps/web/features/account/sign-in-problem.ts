/** What next-auth or our own callback says with `?error=`, in sentences. */
const sentences: Record<string, string> = {
  denied:
    'The identity provider did not let you in, or you cancelled. You can try again, or sign in another way.',
  OAuthSignin: 'The identity provider cannot be reached at the moment. Try again, or sign in another way.',
  OAuthCallback: 'The answer of the identity provider did not fit to your request. Please try again.',
  Callback: 'The identity provider answered with an error. Try again, or sign in another way.',
  'auth.account-exists':
    'There is an account with this address already. Sign in as before, then link the provider in your account.',
  'auth.email-not-verified':
    'This address is not confirmed yet. Open the link in the mail that we sent, then sign in again.',
  'input.invalid':
    'The identity provider did not tell your e-mail address. Ask whoever runs it to share it with Maquette.',
  'limit.requests': 'There were too many tries in a short time. Wait a while, then try again.',
  'auth.required': 'Please sign in again.',
  conflict: 'This identity opens another account already. Sign in to that account and unlink it there first.',
};

/** A sentence for what went wrong on the way through a provider; null when nothing did. */
export function signInProblem(code: string | string[] | undefined): string | null {
  if (typeof code !== 'string' || code === '') return null;
  return sentences[code] ?? 'Signing in did not work. Please try again.';
}
