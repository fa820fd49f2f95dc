import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { ok, refuse, type Result } from '@maquette/domain/result';

/** What was said about a body before it came. */
export interface ExpectedBody {
  folder: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

class TooLongError extends Error {}

/**
 * Streams a body to a new file in `folder`; the caller removes it. Refuses (and leaves nothing behind) a body that
 * is not exactly the one that was announced, and a full disk.
 */
export async function receiveBody(
  request: Request,
  expected: ExpectedBody,
): Promise<Result<{ path: string }>> {
  await mkdir(expected.folder, { recursive: true });
  const file = path.join(expected.folder, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > expected.bytes) throw new TooLongError();
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    const source = request.body
      ? Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>)
      : Readable.from([]);
    await pipeline(source, measured, createWriteStream(file, { mode: 0o600 }));
    if (bytes === expected.bytes && hash.digest('hex') === expected.sha256) return ok({ path: file });
    await rm(file, { force: true });
    return refuse('delivery.invalid', 'What arrived is not the file that was announced.');
  } catch (error) {
    await rm(file, { force: true });
    if (error instanceof TooLongError) return refuse('delivery.invalid', 'More arrived than was announced.');
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      return refuse('storage.full', 'The disk of the studio is full.');
    throw error;
  }
}
