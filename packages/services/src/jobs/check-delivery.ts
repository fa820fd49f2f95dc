import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JobOutputModel } from '@maquette/db';
import type { ModelFacts } from '@maquette/domain/assets';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { keepChecked, type KeptFile } from './keep-checked.ts';

type CheckDeps = Pick<ServiceDeps, 'store' | 'media' | 'settings' | 'log'>;

/** One result that was found to be what it should be, and is kept under a key that no worker ever saw. */
export interface CheckedResult {
  variant: number;
  facts: ModelFacts;
  main: KeptFile;
  thumbnail: KeptFile | null;
}

/**
 * Brings what a worker put into the store to this machine, and checks it: there, as long as announced, with the
 * announced hash, and a GLB without faults. A thumbnail that does not hold is left out; a model that does not refuses
 * the whole delivery.
 */
export async function checkDelivery(
  deps: CheckDeps,
  outputs: JobOutputModel[],
): Promise<Result<CheckedResult[]>> {
  const folder = await mkdtemp(path.join(deps.settings.temporaryFolder, 'delivery-'));
  try {
    const results: CheckedResult[] = [];
    const mains = outputs.filter((output) => output.role === 'main').sort((a, b) => a.variant - b.variant);
    for (const output of mains) {
      const main = await checkMain(deps, output, folder);
      if (!main.ok) return main;
      const picture = outputs.find((one) => one.role === 'thumbnail' && one.variant === output.variant);
      const thumbnail = picture ? await checkThumbnail(deps, picture, folder) : null;
      results.push({ variant: output.variant, ...main.value, thumbnail });
    }
    return ok(results);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkMain(
  deps: CheckDeps,
  output: JobOutputModel,
  folder: string,
): Promise<Result<{ main: KeptFile; facts: ModelFacts }>> {
  const file = await fetchOutput(deps, output, folder);
  if (!file.ok) return file;
  const checked = await deps.media.checkModel(file.value);
  if (!checked.ok) return refuse('delivery.invalid', checked.refusal.message);
  return ok({ main: await keepChecked(deps, output, checked.value), facts: checked.value.facts });
}

async function checkThumbnail(
  deps: CheckDeps,
  output: JobOutputModel,
  folder: string,
): Promise<KeptFile | null> {
  const file = await fetchOutput(deps, output, folder);
  const checked = file.ok ? await deps.media.checkThumbnail(file.value) : file;
  if (checked.ok) return keepChecked(deps, output, checked.value);
  deps.log.warn({ jobId: output.jobId, reason: checked.refusal.message }, 'a thumbnail was left out');
  return null;
}

/** To a file on this machine; refuses what is not what was announced. */
async function fetchOutput(
  deps: Pick<ServiceDeps, 'store'>,
  { id, storageKey, bytes, sha256 }: JobOutputModel,
  folder: string,
): Promise<Result<{ path: string; bytes: number }>> {
  const head = await deps.store.head(storageKey);
  if (!head) return refuse('delivery.invalid', 'A result that was announced is not in the store.');
  if (head.bytes !== bytes)
    return refuse('delivery.invalid', `A result has ${head.bytes} bytes, not the ${bytes} announced.`);
  const hash = createHash('sha256');
  let received = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      received += chunk.length;
      hash.update(chunk);
      // Cannot be more than `head` said, unless it was replaced under way: then it is cut off here.
      if (received > bytes) pass(new Error('an output grew while it was read'));
      else pass(null, chunk);
    },
  });
  const file = path.join(folder, id);
  await pipeline(await deps.store.get(storageKey), count, createWriteStream(file));
  if (received !== bytes || hash.digest('hex') !== sha256)
    return refuse('delivery.invalid', 'A result in the store is not the one that was announced.');
  return ok({ path: file, bytes });
}
