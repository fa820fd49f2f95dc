import { z } from '@hono/zod-openapi';
import { httpStatusOf, type Refusal, type RefusalCode } from '@maquette/domain/result';

/** RFC 9457 problem details: how every refusal and failure looks over REST. */
export const problemSchema = z
  .object({
    type: z.string().describe('`urn:maquette:problem:` and the code.'),
    title: z.string().describe('What kind of problem it is; the same for every case of it.'),
    status: z.number().int(),
    code: z.string().describe('Stable, for programs: `credits.insufficient`.'),
    detail: z.string().describe('What is wrong here, and why, in a sentence.'),
    field: z.string().optional().describe('Dotted path of what it is about: `params.image`.'),
    suggestion: z.string().optional().describe('What to do.'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('When more than one field is wrong: all of them.'),
    figures: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .optional()
      .describe('The numbers behind the sentence: `{ "needed": 30, "available": 12 }`.'),
    traceId: z.string().describe('Quote it when you report the problem; also in the header `x-trace-id`.'),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

/** What a handler throws to answer with a refusal; caught once, in `create-rest-api.ts`. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** The value of a result, or its refusal thrown. */
export function unwrap<T>(result: { ok: true; value: T } | { ok: false; refusal: Refusal }): T {
  if (!result.ok) throw new RefusedError(result.refusal);
  return result.value;
}

/** A refusal as an HTTP answer. Equal refusals give equal bytes but for the trace id. */
export function problemResponse(refusal: Refusal, traceId: string): Response {
  const headers: Record<string, string> = {};
  if (refusal.code === 'auth.required') headers['www-authenticate'] = 'Bearer realm="maquette"';
  if (refusal.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(Math.max(1, Math.ceil(refusal.retryAfterSeconds)));
  else if (httpStatusOf(refusal.code) === 429) headers['retry-after'] = '5';
  const problem: Problem = {
    type: `urn:maquette:problem:${refusal.code}`,
    title: titles[refusal.code],
    status: httpStatusOf(refusal.code),
    code: refusal.code,
    detail: refusal.message,
    field: refusal.field,
    suggestion: refusal.suggestion,
    errors: refusal.errors,
    figures: refusal.detail,
    traceId,
  };
  return answer(problem, headers);
}

/** The answer to what nobody foresaw: nothing of the cause goes out, only the id under which it was logged. */
export const failureResponse = (traceId: string): Response =>
  answer(
    {
      type: 'urn:maquette:problem:internal',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal',
      detail: 'This failed for a reason on our side. Nothing was charged for it.',
      suggestion: 'Try again; if it stays, tell the operator the trace id.',
      traceId,
    },
    {},
  );

function answer(problem: Problem, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-trace-id': problem.traceId,
    },
  });
}

const titles: Record<RefusalCode, string> = {
  'input.invalid': 'A value is not valid',
  'input.malformed': 'The request cannot be read',
  'input.media-type': 'The content type is not right',
  'input.too-large': 'The request is too large',
  'auth.required': 'Authentication is needed',
  'auth.wrong-credentials': 'The credentials are wrong',
  'auth.email-not-verified': 'The e-mail address is not verified',
  'auth.token-invalid': 'The link is not valid',
  'auth.password-weak': 'The password is too weak',
  'auth.two-factor': 'A second factor is needed',
  'auth.step-up': 'Another way of signing in is needed',
  'auth.account-exists': 'There is an account with this address',
  'access.denied': 'Not allowed',
  'access.suspended': 'The membership is suspended',
  'share.passphrase': 'The link asks for its passphrase',
  'not-found': 'Not found',
  conflict: 'Conflict',
  'conflict.idempotency-key': 'The idempotency key was used for something else',
  'conflict.name-taken': 'The name is taken',
  'conflict.state': 'Not possible in this state',
  'credits.insufficient': 'Not enough credits',
  'credits.debt': 'The wallet is in debt',
  'credits.frozen': 'The wallet is frozen',
  'credits.cap': 'A cap is reached',
  'approval.required': 'This needs an approval',
  'price.changed': 'The price has changed',
  'payment.declined': 'The payment was declined',
  'payment.unavailable': 'The payment provider does not answer',
  'limit.jobs': 'Too many jobs',
  'limit.requests': 'Too many requests',
  'limit.seats': 'No seat is free',
  'engine.unavailable': 'The engine is not available',
  'file.empty': 'The file is empty',
  'file.too-large': 'The file is too large',
  'file.type': 'The file type is not accepted',
  'file.damaged': 'The file is damaged',
  'file.too-many-pixels': 'The picture has too many pixels',
  'file.unsafe': 'The file is not safe',
  'file.timeout': 'The file took too long to check',
  'attempt.stale': 'The attempt is over',
  'delivery.invalid': 'The delivery is not valid',
  'storage.full': 'The storage is full',
};
