import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  announceRequest,
  finish as finishSchema,
  outputsRequest,
  report as reportSchema,
  startRequest,
  type AnnounceRequest,
  type Assignment,
  type Finish,
  type QueueMessage,
  type Report,
  type Verdict,
} from '@maquette/domain/worker-protocol';

/** What the fake studio knows of one job. Tests set and read it. */
export interface FakeJob {
  message: QueueMessage;
  assignment: Assignment;
  files: Record<string, Buffer>;
  /** The answer to reports. */
  verdict: Verdict;
  starts: number;
  reports: Report[];
  /** When they came, epoch milliseconds. */
  reportsMs: number[];
  uploads: Record<string, Buffer>;
  finishes: Finish[];
}

export type Trouble = 'none' | 'away' | 'failing' | 'cut-off';

/** A studio that speaks `domain/worker-protocol` over real HTTP, checks what it is told, and keeps it. */
export class FakeStudio {
  readonly workerToken = 'worker-token';
  readonly announcements: AnnounceRequest[] = [];
  readonly requests: string[] = [];
  /** What happens to requests whose path matches `troubleAt`. */
  trouble: Trouble = 'none';
  troubleAt = /./;
  #jobs = new Map<string, FakeJob>();
  #server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<FakeStudio> {
    const studio = new FakeStudio();
    studio.#server.listen(0, '127.0.0.1');
    await once(studio.#server, 'listening');
    return studio;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  addJob(
    more: Partial<Assignment> = {},
    files: Record<string, Buffer> = { model: Buffer.from('a model') },
    jobId = `job_${this.#jobs.size + 1}`,
  ): FakeJob {
    const message = { jobId, epoch: 1, attemptToken: `token-${jobId}` };
    const inputs = Object.entries(files).map(([slot, file]) => ({
      slot,
      kind: 'model' as const,
      name: `${slot}.glb`,
      mime: 'model/gltf-binary',
      bytes: file.length,
      url: `/blobs/${jobId}/${slot}`,
    }));
    const assignment: Assignment = {
      jobId,
      epoch: 1,
      operation: 'import-model',
      params: {},
      engine: 'mesh',
      provenance: { job: jobId },
      inputs,
      resultCount: 1,
      deadlineSeconds: 60,
      ...more,
    };
    const job: FakeJob = {
      message,
      assignment,
      files,
      verdict: { go: true },
      starts: 0,
      reports: [],
      reportsMs: [],
      uploads: {},
      finishes: [],
    };
    this.#jobs.set(jobId, job);
    return job;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!.split('?')[0]!;
    this.requests.push(`${request.method} ${path}`);
    if (this.trouble !== 'none' && this.troubleAt.test(path)) return this.#makeTrouble(request, response);
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    try {
      const answer = path.startsWith('/blobs/') ? this.#blob(request, body) : this.#protocol(request, body);
      const bytes = Buffer.isBuffer(answer) ? answer : Buffer.from(JSON.stringify(answer));
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(422, 'input.invalid', String(error));
      const { status, code, message } = problem;
      response.writeHead(status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ status, code, detail: message }));
    }
  }

  #makeTrouble(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    if (this.trouble === 'away') request.socket.destroy();
    else if (this.trouble === 'failing') response.writeHead(503).end();
    else response.writeHead(200, { 'content-length': 1_000 }).write('{"go":', () => request.socket.destroy());
  }

  #protocol(request: IncomingMessage, body: Buffer): unknown {
    const json: unknown = JSON.parse(body.toString());
    const token = request.headers.authorization;
    if (request.url === '/api/worker/announce') {
      if (token !== `Bearer ${this.workerToken}`) throw new Problem(401, 'auth.required', 'wrong token');
      this.announcements.push(announceRequest.parse(json));
      return { announceAgainSeconds: 1 };
    }
    const [, jobId, epoch, call] = /^\/api\/worker\/jobs\/(\w+)\/(\d+)\/(\w+)$/.exec(request.url!) ?? [];
    const job = this.#jobs.get(jobId!);
    if (!job || token !== `Bearer ${job.message.attemptToken}`)
      throw new Problem(401, 'auth.required', 'wrong token');
    if (Number(epoch) !== job.assignment.epoch || isStale(job))
      throw new Problem(409, 'attempt.stale', 'stale');
    if (call === 'start') return (startRequest.parse(json), job.starts++, job.assignment);
    if (call === 'report')
      return (job.reports.push(reportSchema.parse(json)), job.reportsMs.push(Date.now()), job.verdict);
    if (call === 'outputs') return this.#outputs(job, json);
    job.finishes.push(finishSchema.parse(json));
    return { go: true };
  }

  #outputs(job: FakeJob, json: unknown): unknown {
    const { outputs } = outputsRequest.parse(json);
    const uploads = outputs.map(({ variant, role, mime, bytes, sha256 }) => ({
      variant,
      role,
      outputId: `${role}-${variant}`,
      url: `/blobs/${job.message.jobId}/${role}-${variant}?bytes=${bytes}&sha256=${sha256}`,
      headers: { 'content-type': mime },
    }));
    return { uploads };
  }

  #blob(request: IncomingMessage, body: Buffer): Buffer | object {
    const url = new URL(request.url!, this.url);
    const [, , jobId, name] = url.pathname.split('/');
    const job = this.#jobs.get(jobId!)!;
    if (request.method === 'GET') return job.files[name!]!;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const isWhole = Number(request.headers['content-length']) === body.length;
    if (
      !isWhole ||
      String(body.length) !== url.searchParams.get('bytes') ||
      sha256 !== url.searchParams.get('sha256')
    )
      throw new Problem(422, 'input.invalid', 'not the bytes that were announced');
    job.uploads[name!] = body;
    return {};
  }
}

const isStale = (job: FakeJob) => !job.verdict.go && job.verdict.why === 'stale';

class Problem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
