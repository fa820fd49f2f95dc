import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { checkAddress, isCallable, OutboundError, type AddressRules } from './check-address.ts';

export interface SafeRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** For everything: looking up, connecting, redirects, the answer. 10 s unless told. */
  timeoutMs?: number;
  /** The most bytes of an answer; 0: the body is not read. 20 MB unless told. */
  bytesMax?: number;
  /** How many redirects are followed; each is checked like the first address. 3 unless told. */
  redirectsMax?: number;
  /** What the answer's content type must begin with, one of them. */
  contentTypes?: readonly string[];
}

export interface SafeAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export type SafeFetch = (url: string, request?: SafeRequest) => Promise<SafeAnswer>;

/** Finds the addresses of a name, like `dns.lookup` with `all`. */
export type Resolve = (
  name: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const timeoutMsDefault = 10_000;
const bytesMaxDefault = 20 * 1024 * 1024;
const redirectsMaxDefault = 3;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * The one door to addresses that a user chose. It reaches the public internet and nothing else: the address is checked
 * as it is written and again as it is looked up (refused if any answer is not public), and the connection is made to
 * just what was checked. No cookies, no kept connections.
 * @throws {OutboundError} from the returned function, for everything but an answer
 */
export function createSafeFetch(rules: AddressRules & { resolve?: Resolve }): SafeFetch {
  const pinned = pinnedLookup(rules);
  return async (address, request = {}) => {
    const signal = AbortSignal.timeout(request.timeoutMs ?? timeoutMsDefault);
    let url = checkAddress(address, rules);
    let current = request;
    for (let redirects = 0; ; redirects++) {
      const answer = await ask(url, { request: current, signal, lookup: pinned });
      const location = answer.headers['location'];
      if (!redirectStatuses.has(answer.status) || typeof location !== 'string') return answer;
      if (redirects >= (request.redirectsMax ?? redirectsMaxDefault))
        throw new OutboundError('redirect', 'The address leads on to another one (redirect).');
      const next = checkAddress(new URL(location, url).href, rules);
      current = followed(current, { status: answer.status, isSameOrigin: next.origin === url.origin });
      url = next;
    }
  };
}

type Lookup = (
  name: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** Looks a name up once, for the connection that is made with it; what is not public throughout is refused. */
const pinnedLookup =
  ({
    resolve = (name, options, done) => dnsLookup(name, { ...options, all: true }, done),
    ...rules
  }: AddressRules & {
    resolve?: Resolve;
  }): Lookup =>
  (name, options, done) =>
    resolve(name, options, (error, addresses) => {
      const first = error ? undefined : addresses[0];
      if (!first) return done(error ?? new Error('no address'), []);
      if (!addresses.every(({ address }) => isCallable(address, rules)))
        return done(new OutboundError('address', 'The address does not lie on the public internet.'), []);
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });

/** A request after a redirect, as browsers do it: 307 and 308 keep it; secrets do not go to another place. */
function followed(
  request: SafeRequest,
  { status, isSameOrigin }: { status: number; isSameOrigin: boolean },
): SafeRequest {
  const keeps = status === 307 || status === 308 || (request.method ?? 'GET') === 'GET';
  return {
    ...request,
    method: keeps ? request.method : 'GET',
    body: keeps ? request.body : undefined,
    headers: isSameOrigin && keeps ? request.headers : {},
  };
}

function ask(
  url: URL,
  how: { request: SafeRequest; signal: AbortSignal; lookup: Lookup },
): Promise<SafeAnswer> {
  const { request, signal, lookup } = how;
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise<SafeAnswer>((resolve, reject) => {
    const fail = (error: Error) => reject(outboundError(error, signal));
    const outgoing = open(
      url,
      {
        method: request.method ?? 'GET',
        headers: {
          ...request.headers,
          ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
        },
        agent: false,
        lookup: lookup as never,
        signal,
      },
      (incoming) => {
        read(incoming, request).then(resolve, fail);
      },
    );
    outgoing.on('error', fail);
    outgoing.end(request.body);
  });
}

async function read(incoming: IncomingMessage, request: SafeRequest): Promise<SafeAnswer> {
  const { contentTypes, bytesMax = bytesMaxDefault } = request;
  const answer = { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.alloc(0) };
  if (bytesMax === 0 || redirectStatuses.has(answer.status)) {
    incoming.destroy();
    return answer;
  }
  const type = incoming.headers['content-type'] ?? '';
  if (contentTypes && !contentTypes.some((allowed) => type.startsWith(allowed))) {
    incoming.destroy();
    throw new OutboundError(
      'content-type',
      `What the address answers is of another type: ${type.slice(0, 60)}.`,
    );
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new OutboundError('too-large', 'What the address answers is too large.');
    chunks.push(chunk);
  }
  return { ...answer, body: Buffer.concat(chunks) };
}

function outboundError(error: Error, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  if (signal.aborted) return new OutboundError('timeout', 'There was no answer in time.');
  const { code } = error as NodeJS.ErrnoException;
  return new OutboundError('unreachable', `The address could not be reached${code ? ` (${code})` : ''}.`);
}
