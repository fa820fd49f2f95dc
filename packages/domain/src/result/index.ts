/**
 * What the user can act on. The sentence in `message` says what is wrong and why, `suggestion` what to do.
 * Mapped to HTTP in one place, `packages/api/src/rest/problem.ts`.
 */
export interface Refusal {
  /** Stable, dotted, for programs: `credits.insufficient`. */
  code: RefusalCode;
  message: string;
  /** The parameter it is about, as a dotted path: `params.image`. */
  field?: string;
  suggestion?: string;
  /** When more than one field is wrong: all of them, the first as `field` and `message` too. */
  errors?: { field: string; message: string }[];
  /** Figures behind the sentence: `{ needed: 30, available: 12 }`. No secrets. */
  detail?: Record<string, string | number | boolean | null>;
  /** For `limit.*`: when a retry makes sense. */
  retryAfterSeconds?: number;
}

/** Each code has one HTTP status (see `httpStatusOf`). */
export const refusalStatus = {
  'input.invalid': 422,
  'input.malformed': 400,
  'input.media-type': 415,
  'input.too-large': 413,
  'auth.required': 401,
  'auth.wrong-credentials': 401,
  'auth.email-not-verified': 403,
  'auth.token-invalid': 400,
  'auth.password-weak': 422,
  /** The password is right; now the code of the authenticator app. */
  'auth.two-factor': 401,
  /** Signed in, but not the way that the workspace asks for. */
  'auth.step-up': 403,
  /** The address belongs to an account that is not linked to this identity. */
  'auth.account-exists': 409,
  'access.denied': 403,
  'access.suspended': 403,
  /** The share link asks for its passphrase. */
  'share.passphrase': 401,
  'not-found': 404,
  conflict: 409,
  'conflict.idempotency-key': 409,
  'conflict.name-taken': 409,
  'conflict.state': 409,
  'credits.insufficient': 402,
  'credits.debt': 402,
  'credits.frozen': 402,
  'credits.cap': 402,
  'approval.required': 402,
  'price.changed': 409,
  'payment.declined': 402,
  'payment.unavailable': 503,
  'limit.jobs': 429,
  'limit.requests': 429,
  'limit.seats': 409,
  'engine.unavailable': 409,
  'file.empty': 422,
  'file.too-large': 413,
  'file.type': 415,
  'file.damaged': 422,
  'file.too-many-pixels': 422,
  'file.unsafe': 422,
  'file.timeout': 422,
  'attempt.stale': 409,
  'delivery.invalid': 422,
  'storage.full': 507,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = (
  code: RefusalCode,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code, message, ...more } });

/** The one answer for a thing that does not exist and a thing of another workspace: they cannot be told apart. */
export const notFound = (): { ok: false; refusal: Refusal } =>
  refuse('not-found', 'There is nothing here under this address.', {
    suggestion: 'Check the id, and that you are in the right workspace.',
  });

export const httpStatusOf = (code: RefusalCode): number => refusalStatus[code];
