import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { JobOutput, JobView } from '@maquette/domain/jobs';
import type { Quote } from '@maquette/domain/operations';
import { ExitError } from '../exit-error.ts';
import { followJob } from '../follow-job.ts';
import type { MakeRequest } from '../make-options.ts';
import { coarseProgressLine, progressLine } from '../progress-line.ts';
import { ProblemError } from '../rest-client.ts';
import { table } from '../table.ts';
import type { CommandContext } from './context.ts';

export interface MakeTarget {
  /** The GLB to write; more variants get `-2`, `-3` … before the ending. */
  outPath: string;
  projectId: string;
  folderId?: string;
  name?: string;
  /** Only show the price. */
  dryRun: boolean;
}

type PricedQuote = Quote & {
  balance: { available: number };
  afterCredits: number;
  missing: { code: string; message: string }[];
};

/** Uploads the pictures, shows the price, starts the job, follows it, and writes the models. */
export async function make(context: CommandContext, request: MakeRequest, target: MakeTarget): Promise<void> {
  const { client, screen } = context;
  const uploads: Record<string, string> = {};
  for (const { side, path: picture } of request.pictures) uploads[side] = await upload(context, picture);
  const inputs = request.operation === 'image-to-model' ? { image: uploads.front } : { views: uploads };
  const order = { operation: request.operation, params: { ...request.params, ...inputs } };

  const price = await client.json<PricedQuote>('POST', 'quotes', order);
  screen.err(priceText(price));
  if (target.dryRun) return;
  const job = await start(context, { ...order, ...targetOf(target) });
  const done = await followUnlessInterrupted(context, job);
  screen.endStatus();
  if (done.status === 'cancelled') throw new ExitError('interrupted', 'Cancelled. Nothing was charged.');
  if (done.status === 'failed')
    throw new ExitError('failed', done.error?.message ?? 'The job failed.', 'Every credit came back.');

  const models = done.outputs.filter(({ kind }) => kind === 'model');
  for (const model of models) await download(context, model, variantPath(target.outPath, model.variant));
  if (done.error) screen.err(done.error.message);
  screen.err(`${done.consumedCredits} credits charged.`);
  if (context.json) screen.out(JSON.stringify(done, null, 2));
}

const targetOf = ({ projectId, folderId, name }: MakeTarget) => ({
  projectId,
  ...(folderId ? { folderId } : {}),
  ...(name ? { name } : {}),
});

async function upload({ client, workingFolder, screen }: CommandContext, picture: string): Promise<string> {
  const file = path.resolve(workingFolder, picture);
  const bytes = await readFile(file).catch(() => {
    throw new ExitError('usage', `The picture ${picture} cannot be read.`, 'Check the path.');
  });
  screen.status(`Uploading ${path.basename(file)} …`);
  const form = new FormData();
  form.append('file', new Blob([bytes]), path.basename(file));
  return (await client.json<{ uploadId: string }>('POST', 'uploads', form)).uploadId;
}

function priceText({ lines, totalCredits, balance, afterCredits, missing }: PricedQuote): string {
  const rows = [...lines.map(({ label, credits }) => [label, credits]), ['Total', totalCredits]];
  const after = `${balance.available} credits available, ${afterCredits} after this`;
  return [table(rows), after, ...missing.map(({ message }) => `! ${message}`)].join('\n');
}

/** Starts once, however often it has to be said: a lost answer is asked for again under the same key. */
async function start({ client }: CommandContext, order: object): Promise<JobView> {
  const key = { 'idempotency-key': randomUUID() };
  try {
    return await client.json<JobView>('POST', 'jobs', order, key);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return client.json<JobView>('POST', 'jobs', order, key);
  }
}

/** Ctrl-C cancels the job and waits for its end; a second Ctrl-C leaves at once. */
async function followUnlessInterrupted({ client, screen }: CommandContext, job: JobView): Promise<JobView> {
  let asked = false;
  const interrupt = () => {
    if (asked) {
      screen.err('Left; the job is being cancelled.');
      process.exit(130);
    }
    asked = true;
    screen.status('Cancelling …');
    client.json('DELETE', `jobs/${job.id}`).catch((error: Error) => screen.err(error.message));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const line = process.stderr.isTTY ? progressLine : coarseProgressLine;
  try {
    return await followJob(client, job.id, (view) => screen.status(line(view)));
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function variantPath(outPath: string, variant: number): string {
  if (variant === 0) return outPath;
  const { dir, name, ext } = path.parse(outPath);
  return path.join(dir, `${name}-${variant + 1}${ext}`);
}

/** Writes beside the place first, so that a broken connection leaves no half model under the name. */
async function download(
  { client, screen }: CommandContext,
  output: JobOutput,
  outPath: string,
): Promise<void> {
  const part = `${outPath}.part`;
  try {
    const response = await client.raw(output.url);
    await pipeline(Readable.fromWeb(response.body as WebStream<Uint8Array>), createWriteStream(part));
    await rename(part, outPath);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof ExitError) throw error;
    throw new ExitError(
      'failed',
      `The model could not be written to ${outPath}: ${(error as Error).message}.`,
    );
  }
  screen.out(outPath);
}
