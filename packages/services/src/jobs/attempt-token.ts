import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret of one attempt, 256 bit. It is derived, so that a message that got lost can be sent again as it was,
 * without the secret being stored anywhere; the attempt's row keeps its SHA-256.
 */
export const attemptTokenOf = (secret: string, { jobId, epoch }: { jobId: string; epoch: number }): string =>
  createHmac('sha256', secret).update(`attempt:${jobId}.${epoch}`).digest('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const isTokenOf = (tokenHash: string, token: string): boolean =>
  timingSafeEqual(Buffer.from(tokenHash, 'hex'), Buffer.from(hashToken(token), 'hex'));
