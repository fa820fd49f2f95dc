import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { OutputsRequest } from '@maquette/domain/worker-protocol';
import { EngineLost, type EngineResult, type EngineThumbnail } from './engine.ts';

/** A file to deliver, and what is said about it beforehand. */
export interface Output {
  path: string;
  announced: OutputsRequest['outputs'][number];
}

const bytesMax = 256 * 1024 * 1024;

/**
 * Measures and hashes what an engine made.
 * Throws `EngineLost` for no results, unknown or repeated variants, empty and oversized files.
 */
export async function describeOutputs(
  result: EngineResult,
  thumbnails: EngineThumbnail[],
  resultCount: number,
): Promise<Output[]> {
  const variants = new Set(result.results.map(({ variant }) => variant));
  const odd = result.results.some(({ variant }) => !(variant >= 0 && variant < resultCount));
  if (variants.size === 0 || variants.size < result.results.length || odd)
    throw new EngineLost('The engine delivered results that were not asked for.');
  const files = [
    ...result.results.map((file) => ({ ...file, role: 'main' as const })),
    ...thumbnails
      .filter(({ variant }) => variants.has(variant))
      .map((file) => ({ ...file, role: 'thumbnail' as const })),
  ];
  return Promise.all(
    files.map(async ({ variant, role, mime, path }) => {
      const { bytes, sha256 } = await measure(path);
      if (bytes === 0 || bytes > bytesMax)
        throw new EngineLost('The engine delivered an empty or far too large file.');
      return { path, announced: { variant, role, mime, bytes, sha256 } };
    }),
  );
}

async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
