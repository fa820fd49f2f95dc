import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { peerHeader } from './caller-ip.ts';

/**
 * Writes the address of the socket into every request before anything else sees it. Next hands route handlers no
 * socket, and takes `x-forwarded-for` from the caller as it comes: a limit per address needs one that cannot be made up.
 */
export function notePeerAddress(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? '';
  });
}
