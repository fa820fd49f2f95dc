import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Assignment } from '@maquette/domain/worker-protocol';
import type { EngineInput } from './engine.ts';
import { checkStatus, reach, StudioUnreachable } from './studio-client.ts';

export interface FetchInputsOptions {
  folder: string;
  transferMs: number;
  signal: AbortSignal;
  resolve: (url: string) => string;
}

/** One try to bring every input of an assignment to disk, side by side. Nothing is written beyond the promised bytes. */
export async function fetchInputs(
  inputs: Assignment['inputs'],
  options: FetchInputsOptions,
): Promise<Record<string, EngineInput>> {
  const fetching = inputs.map(
    async (input, index) => [input.slot, await fetchInput(input, index, options)] as const,
  );
  // nothing may still be written when this rejects: the folder is removed then
  await Promise.allSettled(fetching);
  return Object.fromEntries(await Promise.all(fetching));
}

const extensions: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'model/gltf-binary': '.glb',
};

async function fetchInput(
  input: Assignment['inputs'][number],
  index: number,
  options: FetchInputsOptions,
): Promise<EngineInput> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.transferMs)]);
  const response = await reach(options.resolve(input.url), { redirect: 'error', signal });
  await checkStatus(response);
  const file = path.join(options.folder, `input-${index}${extensions[input.mime] ?? ''}`);
  const counter = new ByteCounter(input.bytes);
  try {
    if (!response.body) throw new Error('no body');
    const body = Readable.fromWeb(response.body as ReadableStream);
    await pipeline(body, counter, createWriteStream(file), { signal });
    if (counter.bytes !== input.bytes) throw new Error(`${counter.bytes} of ${input.bytes} bytes came`);
  } catch (error) {
    throw new StudioUnreachable(`The input "${input.slot}" did not come whole.`, { cause: error });
  }
  return { path: file, mime: input.mime, name: input.name };
}

class ByteCounter extends Transform {
  bytes = 0;
  readonly #bytesMax: number;
  constructor(bytesMax: number) {
    super();
    this.#bytesMax = bytesMax;
  }
  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk?: Buffer) => void,
  ) {
    this.bytes += chunk.length;
    if (this.bytes > this.#bytesMax) done(new Error(`more than ${this.#bytesMax} bytes`));
    else done(null, chunk);
  }
}
