import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { readFirstRun } from './account-steps.ts';

export interface Job {
  id: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  stage: string | null;
  progress: number;
  queuePosition: number | null;
  etaSeconds: number | null;
  quotedCredits: number;
  reservedCredits: number;
  consumedCredits: number;
  outputs: {
    kind: string;
    url: string;
    bytes: number;
    mime: string;
    assetId: string;
    fileId: string;
    versionId: string;
  }[];
  error: { code: string; message: string } | null;
}
export interface Wallet {
  available: number;
  held: number;
  debt: number;
  lots: { id: string; kind: string; amount: number; available: number; held: number }[];
}
export interface Problem {
  status: number;
  code: string;
  detail: string;
  field?: string;
  suggestion?: string;
  traceId: string;
}
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** The REST API as a script would use it: a URL, a key, fetch. */
export class Rest {
  readonly url: string;
  readonly key: string | null;
  readonly projectId: string;

  constructor(address: { url: string; key: string | null; projectId: string }) {
    this.url = address.url;
    this.key = address.key;
    this.projectId = address.projectId;
  }

  /** With the key of the first run. */
  static ofFirstRun(): Rest {
    const { apiKey, projectId } = readFirstRun();
    return new Rest({
      url: process.env['MAQUETTE_E2E_URL'] ?? 'http://localhost:3000',
      key: apiKey,
      projectId,
    });
  }

  async call<T>(
    method: string,
    path: string,
    options: { json?: unknown; form?: FormData; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(path.startsWith('http') ? path : `${this.url}${path}`, {
      method,
      headers: {
        ...(this.key ? { authorization: `Bearer ${this.key}` } : {}),
        ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body: options.form ?? (options.json === undefined ? undefined : JSON.stringify(options.json)),
    });
    const text = await response.text();
    const body = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: body as T };
  }

  async upload(bytes: Uint8Array, fileName: string): Promise<Answer<{ uploadId: string } & Problem>> {
    const form = new FormData();
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), fileName);
    return this.call('POST', '/api/v1/uploads', { form });
  }

  /** Uploads a picture that is fine. */
  async uploadPicture(): Promise<string> {
    const { status, body } = await this.upload(await drawPicture(), 'blob.png');
    expect(status, JSON.stringify(body)).toBe(201);
    return body.uploadId;
  }

  startJob(
    params: Record<string, unknown>,
    key: string = randomUUID(),
  ): Promise<Answer<Job & Omit<Problem, 'status'>>> {
    return this.call('POST', '/api/v1/jobs', {
      json: { operation: 'image-to-model', params, projectId: this.projectId },
      headers: { 'idempotency-key': key },
    });
  }

  async job(id: string): Promise<Job> {
    return (await this.call<Job>('GET', `/api/v1/jobs/${id}`)).body;
  }

  async wallet(): Promise<Wallet> {
    return (await this.call<Wallet>('GET', '/api/v1/wallet')).body;
  }

  /** Polls until the job is over; a server that is away for a moment is asked again. */
  async jobEnd(id: string, timeoutMs = 180_000): Promise<Job> {
    let last: Job | null = null;
    await expect
      .poll(
        async () => {
          const { status, body } = await this.call<Job>('GET', `/api/v1/jobs/${id}`).catch(() => ({
            status: 0,
            body: null,
          }));
          if (status === 200) last = body;
          return last?.status;
        },
        { timeout: timeoutMs, intervals: [300], message: `job ${id} ends` },
      )
      .toMatch(/succeeded|failed|cancelled/);
    return last!;
  }
}

/** A red ball with a blue cap on a transparent ground: 256 x 256 PNG. `shade` makes pictures that differ. */
export const drawPicture = (shade = 60): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><circle cx="128" cy="140" r="92" fill="rgb(210,${shade},50)"/><path d="M60 100 Q128 10 196 100 Z" fill="rgb(40,80,200)"/></svg>`,
    ),
  )
    .png()
    .toBuffer();
