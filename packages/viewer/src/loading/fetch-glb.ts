import { failureOfStatus, LoadError } from './load-failure.ts';

export interface FetchGlbOptions {
  src: string;
  signal: AbortSignal;
  /** The size when it is known from elsewhere; a packed transfer's header does not tell it. */
  expectedBytes?: number | undefined;
  /** 0 to 1, or null when the size is not known. */
  onProgress: (fraction: number | null) => void;
}

/** Fetches a file with its progress. Throws `LoadError`; an abort throws the signal's reason. */
export async function fetchGlb(options: FetchGlbOptions): Promise<ArrayBuffer> {
  const { src, signal } = options;
  const response = await fetch(src, { signal, credentials: 'same-origin' }).catch(asUnreachable(signal));
  if (!response.ok) throw new LoadError(failureOfStatus(response.status));
  if (!response.body) return response.arrayBuffer().catch(asUnreachable(signal));
  return readBody(response.body, { ...options, totalBytes: totalBytesOf(response, options.expectedBytes) });
}

function asUnreachable(signal: AbortSignal): (cause: unknown) => never {
  return (cause) => {
    signal.throwIfAborted();
    throw new LoadError('unreachable', { cause });
  };
}

function totalBytesOf(response: Response, expectedBytes: number | undefined): number | null {
  const headerBytes = Number(response.headers.get('content-length'));
  if (headerBytes > 0 && !response.headers.get('content-encoding')) return headerBytes;
  return expectedBytes ?? null;
}

async function readBody(
  body: ReadableStream<Uint8Array>,
  { totalBytes, onProgress, signal }: FetchGlbOptions & { totalBytes: number | null },
): Promise<ArrayBuffer> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(asUnreachable(signal));
    if (done) break;
    chunks.push(value);
    bytes += value.byteLength;
    onProgress(totalBytes === null ? null : Math.min(1, bytes / totalBytes));
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole.buffer;
}
