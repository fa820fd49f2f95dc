/** What a text is sent as. */
export type TextFormat = 'csv' | 'jsonl';

const mimes: Record<TextFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

/**
 * A text as a file to save, sent piece by piece as it is made, however long it is. When making it fails on the way the
 * connection breaks off, so that nobody takes a part for the whole.
 * @param text whole, or its pieces
 */
export function textDownload(
  format: TextFormat,
  { fileName, text }: { fileName: string; text: string | AsyncIterable<string> },
): Response {
  const headers = {
    'content-type': mimes[format],
    'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return new Response(typeof text === 'string' ? text : streamOf(text), { headers });
}

function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
