import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Output } from './describe-outputs.ts';
import { checkStatus, reach } from './studio-client.ts';

/** One try to PUT a file to its signed address. The length is said beforehand, as object stores demand. */
export async function putOutput(
  output: Output,
  to: { url: string; headers: Record<string, string> },
  signal: AbortSignal,
): Promise<void> {
  const body = createReadStream(output.path);
  try {
    const response = await reach(to.url, {
      method: 'PUT',
      headers: {
        'content-type': output.announced.mime,
        ...to.headers,
        'content-length': String(output.announced.bytes),
      },
      body: Readable.toWeb(body) as unknown as RequestInit['body'],
      duplex: 'half',
      redirect: 'error',
      signal,
    } as RequestInit);
    await checkStatus(response);
    // the status was the answer; a connection that breaks now does not matter
    await response.body?.cancel().catch(() => {});
  } finally {
    body.destroy();
  }
}
