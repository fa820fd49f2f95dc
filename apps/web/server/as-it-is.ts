/**
 * Keeps Next from compressing a file on its way out: it would cost a core per download, take the length away, and
 * break ranges, whose bytes are counted in the file as it is.
 */
export function asItIs(response: Response): Response {
  if (!response.headers.has('accept-ranges')) return response;
  response.headers.append('cache-control', 'no-transform');
  return response;
}
