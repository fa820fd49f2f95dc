import { createHash, randomBytes } from 'node:crypto';

/** 192 bit: more than anyone can guess, and 32 characters in an address. */
const tokenBytes = 24;

/** A link's secret, and what is stored of it. */
export function makeShareToken(): { token: string; tokenHash: string } {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, tokenHash: hashShareToken(token) };
}

/** It is random, so a fast hash is enough. */
export const hashShareToken = (token: string): string => createHash('sha256').update(token).digest('hex');
