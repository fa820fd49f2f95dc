/**
 * The same request with a body that breaks off after `bytesMax`, whatever its `content-length` says, so that nobody
 * can fill our memory.
 */
export function capBody(request: Request, bytesMax: number): Request {
  if (!request.body) return request;
  let bytes = 0;
  const cap = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) controller.error(new Error(`The body is larger than ${bytesMax} bytes.`));
      else controller.enqueue(chunk);
    },
  });
  const init = { body: request.body.pipeThrough(cap), duplex: 'half' } as RequestInit;
  return new Request(request, init);
}
