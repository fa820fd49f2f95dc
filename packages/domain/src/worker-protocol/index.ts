import { z } from 'zod';
import { engineIds } from '../engines/index.ts';

/**
 * What a worker and the studio say to each other, over HTTPS, under `/api/worker`. A worker knows no database,
 * no price and no object-store key: it has one queue, one worker token (to announce itself), and per attempt
 * a token that is good for this attempt alone.
 *
 *   POST /api/worker/announce                        worker token   AnnounceRequest -> AnnounceAnswer
 *   POST /api/worker/jobs/:jobId/:epoch/start        attempt token  StartRequest    -> Assignment
 *   POST /api/worker/jobs/:jobId/:epoch/report       attempt token  Report          -> Verdict
 *   POST /api/worker/jobs/:jobId/:epoch/outputs      attempt token  OutputsRequest  -> OutputsAnswer
 *   POST /api/worker/jobs/:jobId/:epoch/finish       attempt token  Finish          -> Verdict
 *   409 with code `attempt.stale`: the lease is lost or the job is over; drop everything.
 */
export const leaseSeconds = 15;
/** A worker says something at least this often. */
export const heartbeatMs = 3_000;
/** … and reports progress at most this often. */
export const reportIntervalMs = 500;
/** A worker that was silent this long is offline. */
export const workerOnlineSeconds = 30;
/** Attempts that may be lost before the job fails and every credit comes back. */
export const lostAttemptsMax = 3;

/** What travels through BullMQ. */
export const queueMessage = z.object({
  jobId: z.string(),
  epoch: z.number().int().min(1),
  attemptToken: z.string(),
});
export type QueueMessage = z.infer<typeof queueMessage>;

export const announceRequest = z.object({
  workerId: z.string().max(64),
  host: z.string().max(200),
  startedAt: z.string(),
  offers: z
    .array(
      z.object({
        engine: z.enum(engineIds),
        revision: z.string().max(64),
        operations: z.array(z.string().max(64)).max(64),
        slots: z.number().int().min(1).max(64),
      }),
    )
    .max(32),
});
export type AnnounceRequest = z.infer<typeof announceRequest>;
export interface AnnounceAnswer {
  announceAgainSeconds: number;
}

export const startRequest = z.object({
  workerId: z.string().max(64),
  engine: z.enum(engineIds),
  revision: z.string().max(64),
});
export type StartRequest = z.infer<typeof startRequest>;

/** Everything that a worker needs for one attempt. */
export interface Assignment {
  jobId: string;
  epoch: number;
  operation: string;
  params: Record<string, unknown>;
  engine: string;
  /** Provenance to write into `asset.extras` of a GLB. */
  provenance: Record<string, string | number>;
  inputs: { slot: string; kind: 'image' | 'model'; name: string; mime: string; bytes: number; url: string }[];
  resultCount: number;
  deadlineSeconds: number;
}

/** Progress and heartbeat in one. */
export const report = z.object({ stage: z.string().max(40), progress: z.number().min(0).max(1) });
export type Report = z.infer<typeof report>;
export type Verdict = { go: true } | { go: false; why: 'cancelled' | 'stale' | 'done' };

/** Asks for addresses to PUT results to. Sizes and SHA-256 bind what may be put there. */
export const outputsRequest = z.object({
  outputs: z
    .array(
      z.object({
        variant: z.number().int().min(0).max(15),
        role: z.enum(['main', 'thumbnail']),
        mime: z.enum(['model/gltf-binary', 'image/webp', 'image/png']),
        bytes: z
          .number()
          .int()
          .min(1)
          .max(256 * 1024 * 1024),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(64),
});
export type OutputsRequest = z.infer<typeof outputsRequest>;
export interface OutputsAnswer {
  uploads: {
    variant: number;
    role: 'main' | 'thumbnail';
    outputId: string;
    url: string;
    headers: Record<string, string>;
  }[];
}

/** How an attempt ended. */
export const finish = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('delivered'),
    outputIds: z.array(z.string()).min(1).max(64),
    stages: z.record(z.string().max(40), z.number().min(0)),
    note: z.string().max(500).optional(),
  }),
  /** The input or the parameters cannot give a result: not tried again. */
  z.object({
    outcome: z.literal('failed'),
    code: z.string().max(64),
    message: z.string().max(500),
    stages: z.record(z.string().max(40), z.number().min(0)),
  }),
  z.object({ outcome: z.literal('cancelled') }),
  /** The worker shuts down: someone else should do it; not counted as a loss. */
  z.object({ outcome: z.literal('handed-over') }),
  /** The engine died (crash, out of memory): counted as a loss, tried again. */
  z.object({ outcome: z.literal('lost'), message: z.string().max(500) }),
]);
export type Finish = z.infer<typeof finish>;
