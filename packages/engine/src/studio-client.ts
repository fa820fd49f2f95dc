import type {
  AnnounceAnswer,
  AnnounceRequest,
  Assignment,
  Finish,
  OutputsAnswer,
  OutputsRequest,
  QueueMessage,
  Report,
  StartRequest,
  Verdict,
} from '@maquette/domain/worker-protocol';

/** The studio, as a worker sees it: `domain/worker-protocol` over HTTP. Each call is one try. */
export interface StudioClient {
  announce(request: AnnounceRequest): Promise<AnnounceAnswer>;
  attempt(message: QueueMessage): AttemptClient;
  /** A signed address as this machine reaches it; it may be relative to the studio. */
  resolve(url: string): string;
}

/** What one attempt's token allows. Every call throws `StudioRefused` when the lease is lost. */
export interface AttemptClient {
  start(request: StartRequest): Promise<Assignment>;
  report(report: Report): Promise<Verdict>;
  outputs(request: OutputsRequest): Promise<OutputsAnswer>;
  finish(finish: Finish): Promise<Verdict>;
}

/** The network, a proxy or the studio itself failed: worth another try. */
export class StudioUnreachable extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'StudioUnreachable';
  }
}

/** The studio understood and said no (4xx): the same call will not be answered differently. */
export class StudioRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'StudioRefused';
    this.status = status;
    this.code = code;
  }
}

export interface StudioClientOptions {
  /** Where this machine reaches the studio. */
  url: string;
  /** Where others reach it: signed addresses of the studio itself begin with this, and are then asked at `url`. */
  publicUrl?: string;
  workerToken: string;
  requestMs: number;
  /** `finish`, in which the studio checks what was delivered. */
  finishMs: number;
}

export function createStudioClient(options: StudioClientOptions): StudioClient {
  const post = async <T>(
    path: string,
    token: string,
    body: unknown,
    timeoutMs = options.requestMs,
  ): Promise<T> => {
    const response = await reach(new URL(`/api/worker/${path}`, options.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return (await readAnswer(response)) as T;
  };
  const publicOrigin = options.publicUrl && new URL(options.publicUrl).origin;
  return {
    announce: (request) => post('announce', options.workerToken, request),
    attempt({ jobId, epoch, attemptToken }) {
      const path = `jobs/${encodeURIComponent(jobId)}/${epoch}`;
      return {
        start: (request) => post(`${path}/start`, attemptToken, request),
        report: (report) => post(`${path}/report`, attemptToken, report),
        outputs: (request) => post(`${path}/outputs`, attemptToken, request),
        finish: (finish) => post(`${path}/finish`, attemptToken, finish, options.finishMs),
      };
    },
    resolve(address) {
      const url = new URL(address, options.url);
      if (url.origin !== publicOrigin) return url.href;
      return new URL(url.pathname + url.search, options.url).href;
    },
  };
}

/** `fetch` whose network failures are `StudioUnreachable`. */
export async function reach(url: string | URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new StudioUnreachable(`The studio could not be reached: ${reasonOf(error)}`, { cause: error });
  }
}

/** Throws `StudioUnreachable` for 5xx and `StudioRefused` for other failures; the body is left alone otherwise. */
export async function checkStatus(response: Response): Promise<void> {
  if (response.ok) return;
  const text = await response.text().catch(() => '');
  if (response.status >= 500) throw new StudioUnreachable(`The studio answered ${response.status}.`);
  const { code, detail } = problemIn(text);
  throw new StudioRefused(response.status, code, detail || `The studio answered ${response.status}.`);
}

async function readAnswer(response: Response): Promise<unknown> {
  await checkStatus(response);
  try {
    return await response.json();
  } catch (error) {
    throw new StudioUnreachable('The studio was cut off in its answer.', { cause: error });
  }
}

function problemIn(text: string): { code: string; detail: string } {
  try {
    const problem = JSON.parse(text) as { code?: unknown; detail?: unknown };
    return { code: String(problem.code ?? ''), detail: String(problem.detail ?? '') };
  } catch {
    return { code: '', detail: '' };
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
