import { randomBytes } from 'node:crypto';
import type { JobModel, JobOutputModel } from '@maquette/db';
import { operationById } from '@maquette/domain/operations';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { OutputsAnswer, OutputsRequest } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { readAttempt, staleAttempt, type AttemptRef } from './attempt-access.ts';

const uploadUrlSeconds = 600;
const thumbnailBytesMax = 4 * 1024 * 1024;

/**
 * Gives a worker addresses to put its results to, each bound to the announced size and hash. The same announcement
 * again gets the same outputs with new addresses; another one for the same place is refused, so that nothing which
 * was announced can be replaced.
 */
export async function announceOutputs(
  deps: Pick<ServiceDeps, 'db' | 'store'>,
  input: AttemptRef & OutputsRequest,
): Promise<Result<OutputsAnswer>> {
  const attempt = await readAttempt(deps, input);
  if (!attempt.ok) return attempt;
  const { job } = attempt.value;
  if (job.status !== 'running' || job.epoch !== input.epoch) return staleAttempt();
  const fits = checkAnnounced(job, input.outputs);
  if (!fits.ok) return fits;
  const outputs = await writeOutputs(deps, job, input.outputs);
  const isSame = outputs.every((output, i) => {
    const asked = input.outputs[i]!;
    return output.bytes === asked.bytes && output.sha256 === asked.sha256 && output.mime === asked.mime;
  });
  if (!isSame)
    return refuse('delivery.invalid', 'Another result was announced for this place before in this attempt.');
  return ok({ uploads: await Promise.all(outputs.map((output) => uploadOf(deps, output))) });
}

type Announced = OutputsRequest['outputs'][number];

function checkAnnounced(job: JobModel, outputs: Announced[]): Result<void> {
  const operation = operationById(job.operation)!;
  const resultCount = operation.resultCount(job.params as Record<string, unknown>);
  const places = new Set<string>();
  for (const { variant, role, mime, bytes } of outputs) {
    if (variant >= resultCount)
      return refuse(
        'delivery.invalid',
        `This job has ${resultCount} results; there is no number ${variant}.`,
      );
    if ((mime === 'model/gltf-binary') !== (role === 'main'))
      return refuse('delivery.invalid', 'A result is a GLB and its thumbnail an image.');
    if (role === 'thumbnail' && bytes > thumbnailBytesMax)
      return refuse('delivery.invalid', `A thumbnail has at most ${thumbnailBytesMax} bytes.`);
    if (places.has(`${variant}.${role}`))
      return refuse('delivery.invalid', `Result ${variant} is announced twice.`);
    places.add(`${variant}.${role}`);
  }
  return ok(undefined);
}

/** The rows of these places, in the order of the request: new ones, or those of an earlier call. */
async function writeOutputs(
  deps: Pick<ServiceDeps, 'db'>,
  job: JobModel,
  announced: Announced[],
): Promise<JobOutputModel[]> {
  const { id: jobId, epoch, workspaceId } = job;
  await deps.db.prisma.jobOutput.createMany({
    skipDuplicates: true,
    data: announced.map((output) => ({
      id: newId('file'),
      workspaceId,
      jobId,
      epoch,
      ...output,
      storageKey: `ws/${workspaceId}/output/${randomBytes(16).toString('hex')}`,
    })),
  });
  const rows = await deps.db.prisma.jobOutput.findMany({ where: { jobId, epoch } });
  return announced.map(({ variant, role }) =>
    rows.find((row) => row.variant === variant && row.role === role)!,
  );
}

async function uploadOf(deps: Pick<ServiceDeps, 'store'>, output: JobOutputModel) {
  const { id: outputId, variant, role, storageKey: key, mime, bytes, sha256 } = output;
  const request = { key, method: 'PUT' as const, expiresSeconds: uploadUrlSeconds, mime, bytes, sha256 };
  return { variant, role, outputId, ...(await deps.store.signedUrl(request)) };
}
