import type { Connection } from './connection.ts';
import { ExitError } from './exit-error.ts';

interface Problem {
  code: string;
  detail: string;
  field?: string;
  suggestion?: string;
  errors?: { field: string; message: string }[];
  traceId: string;
}

/** The studio said no: with its sentence, and what to do. */
export class ProblemError extends ExitError {
  readonly status: number;
  constructor(status: number, problem: Problem) {
    const where = problem.field ? ` (${problem.field})` : '';
    const others = (problem.errors ?? []).slice(1).map(({ field, message }) => `\n  ${field}: ${message}`);
    const trace = status >= 500 ? `Trace id: ${problem.traceId}` : null;
    super('refused', `${problem.detail}${where}${others.join('')}`, problem.suggestion ?? trace);
    this.status = status;
  }
}

/** Calls the REST API and nothing else. */
export interface RestClient {
  /** Throws `ProblemError` for a refusal, and ends the command when nobody answers. */
  json<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** The raw answer, when it is not a refusal. `path` can be an address on the same studio. */
  raw(path: string, init?: RequestInit): Promise<Response>;
}

export function createRestClient({ url, apiKey }: Connection): RestClient {
  const base = new URL('/api/v1/', url);

  async function raw(path: string, init: RequestInit = {}): Promise<Response> {
    const target = new URL(path, base);
    if (target.origin !== base.origin)
      throw new ExitError('failed', `The studio pointed to another host: ${target.host}.`);
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${apiKey}`);
    const response = await fetch(target, { ...init, headers }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw new ExitError(
        'unreachable',
        `No answer from ${base.origin}.`,
        'Check that the studio runs, and its address.',
      );
    });
    if (response.ok) return response;
    throw new ProblemError(response.status, await problemOf(response));
  }

  return {
    raw,
    async json<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const isForm = body instanceof FormData;
      const response = await raw(path, {
        method,
        headers: {
          ...headers,
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      return (await response.json()) as T;
    },
  };
}

/** What a refusal says; something else than a studio may stand at the address. */
async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    return (await response.json()) as Problem;
  const detail = `This address answers with ${response.status}, but not like a Maquette studio.`;
  return { code: 'unknown', detail, suggestion: 'Check --url.', traceId: '' };
}
