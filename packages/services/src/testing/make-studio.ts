import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { EngineId } from '@maquette/domain/engines';
import type { Result } from '@maquette/domain/result';
import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { createDiskStore } from '@maquette/storage';
import type { Log, ServiceDeps } from '../deps.ts';
import { announceOutputs } from '../jobs/announce-outputs.ts';
import { claimAttempt } from '../jobs/claim-attempt.ts';
import { dispatchJobs } from '../jobs/dispatch-jobs.ts';
import { finishAttempt } from '../jobs/finish-attempt.ts';
import { startJob, type StartJob } from '../jobs/start-job.ts';
import { newId } from '../new-id.ts';
import { announceWorker } from '../workers/announce-worker.ts';
import { createFakeMedia } from './fake-media.ts';
import { createFakeQueue, type FakeQueue } from './fake-queue.ts';
import type { TestWorkspace } from './make-workspace.ts';

/** Everything that services need, with a real database and a real disk, and what a worker would do, by hand. */
export interface Studio {
  deps: ServiceDeps & { queue: FakeQueue };
  /** Lines that were logged as warnings or errors. */
  logged: string[];
  /** Announces a worker that offers this engine. */
  online(engine: EngineId, slots: number): Promise<void>;
  close(): Promise<void>;
}

export async function makeStudio(db: Database): Promise<Studio> {
  const folder = await mkdtemp(path.join(tmpdir(), 'maquette-studio-'));
  const logged: string[] = [];
  const log: Log = {
    info: () => {},
    warn: (_fields, message) => logged.push(message),
    error: (_fields, message) => logged.push(message),
  };
  const deps = {
    db,
    store: createDiskStore({
      folder: path.join(folder, 'files'),
      baseUrl: 'http://studio.test',
      secret: 's',
    }),
    media: createFakeMedia(),
    queue: createFakeQueue(),
    payments: null,
    settings: {
      publicUrl: 'http://studio.test',
      secret: 'a secret of 32 characters or more',
      priceList: 'default' as const,
      mailConfigured: false,
      temporaryFolder: folder,
    },
    log,
  };
  return {
    deps,
    logged,
    online: async (engine, slots) => {
      await announceWorker(deps, {
        workerId: `wrk_${engine}`,
        host: 'test',
        startedAt: new Date().toISOString(),
        offers: [{ engine, revision: 'r1', operations: [], slots }],
      });
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A checked picture of the workspace, with a file behind it. */
export async function makeUpload(
  { db, store }: Pick<ServiceDeps, 'db' | 'store'>,
  { workspaceId, userId }: Actor,
  kind: 'image' | 'model' = 'image',
): Promise<string> {
  const id = newId('upload');
  const storageKey = `ws/${workspaceId}/upload/${id}`;
  const body = Buffer.from('a picture');
  const mime = kind === 'image' ? 'image/png' : 'model/gltf-binary';
  await store.put(storageKey, body, { mime });
  await db.prisma.upload.create({
    data: {
      id,
      workspaceId,
      createdById: userId,
      kind,
      name: kind === 'image' ? 'chair.png' : 'chair.glb',
      storageKey,
      mime,
      bytes: body.length,
      sha256: sha256(body),
      facts: {},
    },
  });
  return id;
}

/** Starts a job of 8 credits per variant: one picture, sculpt, textured. @returns the result, refused or not */
export async function start(
  studio: Studio,
  workspace: TestWorkspace,
  more: Partial<StartJob> & { uploadId?: string } = {},
) {
  const { uploadId, params, ...rest } = more;
  const isImport = rest.operation === 'import-model';
  const input = uploadId ?? (await makeUpload(studio.deps, workspace.actor, isImport ? 'model' : 'image'));
  return startJob(studio.deps, workspace.actor, {
    operation: 'image-to-model',
    projectId: workspace.projectId,
    ...rest,
    params: { ...(isImport ? { model: input } : { image: input }), ...params },
  });
}

/** Starts a job that is accepted. @returns its id */
export async function startAccepted(...args: Parameters<typeof start>): Promise<string> {
  return value(await start(...args)).job.id;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

/** Dispatches, takes the next message and starts on it, as a worker would. */
export async function claimNext(studio: Studio, engine: EngineId = 'sculpt'): Promise<QueueMessage> {
  await dispatchJobs(studio.deps);
  const message = studio.deps.queue.take(engine);
  if (!message) throw new Error('the queue is empty');
  value(await claimAttempt(studio.deps, { ...message, workerId: 'wrk_1', engine, revision: 'r1' }));
  return message;
}

export interface TestOutput {
  variant: number;
  role: 'main' | 'thumbnail';
  /** What is announced. */
  body: Buffer;
  /** What is really put, when that is something else; null: nothing. */
  put?: Buffer | null;
}

export const model = (variant = 0, text = 'glTF model'): TestOutput => ({
  variant,
  role: 'main',
  body: Buffer.from(`${text} ${variant}`),
});
export const thumbnail = (variant = 0): TestOutput => ({
  variant,
  role: 'thumbnail',
  body: Buffer.from('RIFF'),
});

/** Announces results and puts them into the store. @returns the ids to finish with */
export async function putOutputs(
  studio: Studio,
  message: QueueMessage,
  outputs: TestOutput[],
): Promise<string[]> {
  const { deps } = studio;
  const answer = value(
    await announceOutputs(deps, {
      ...message,
      outputs: outputs.map(({ variant, role, body }) => ({
        variant,
        role,
        mime: role === 'main' ? 'model/gltf-binary' : 'image/webp',
        bytes: body.length,
        sha256: sha256(body),
      })),
    }),
  );
  for (const [i, { outputId }] of answer.uploads.entries()) {
    const { body, put } = outputs[i]!;
    if (put === null) continue;
    const row = await deps.db.prisma.jobOutput.findUniqueOrThrow({ where: { id: outputId } });
    await deps.store.put(row.storageKey, put ?? body, { mime: row.mime });
  }
  return answer.uploads.map((upload) => upload.outputId);
}

/** Delivers one model with its thumbnail, or what is given. */
export async function deliverResults(
  studio: Studio,
  message: QueueMessage,
  outputs = [model(), thumbnail()],
) {
  const outputIds = await putOutputs(studio, message, outputs);
  return finishAttempt(studio.deps, { ...message, outcome: 'delivered', outputIds, stages: { bake: 1 } });
}

const sha256 = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
