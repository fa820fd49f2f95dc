import { createHash, randomBytes } from 'node:crypto';
import { formatId, idPrefixes } from '@maquette/domain/ids';

/** `mq_<id part>_<secret><checksum>`: all lower case Crockford base 32, 26 + 52 + 6 characters. */
const pattern = /^mq_([0-9a-hjkmnp-tv-z]{26})_([0-9a-hjkmnp-tv-z]{52})([0-9a-hjkmnp-tv-z]{6})$/;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Of the id part: enough to recognise a key by, too little to use it. */
const prefixCharacters = 8;

/** A new key with 260 random bits. `text` is shown once; the rest is stored. */
export function makeApiKey(): { text: string; id: string; prefix: string; secretHash: string } {
  const id = formatId('apiKey', randomBytes(26));
  const idPart = id.slice(idPrefixes.apiKey.length + 1);
  const secret = Array.from(randomBytes(52), (byte) => alphabet[byte & 31]).join('');
  const start = `mq_${idPart}_${secret}`;
  return {
    text: start + checksum(start),
    id,
    prefix: `mq_${idPart.slice(0, prefixCharacters)}`,
    secretHash: hashSecret(secret),
  };
}

/** What a key names, or null when it is none of ours: a typo or a made-up key never reaches the database. */
export function readApiKey(text: string): { id: string; secretHash: string } | null {
  const [, idPart, secret, sum] = pattern.exec(text) ?? [];
  if (!idPart || !secret || checksum(`mq_${idPart}_${secret}`) !== sum) return null;
  return { id: `${idPrefixes.apiKey}_${idPart}`, secretHash: hashSecret(secret) };
}

/** 30 bits of SHA-256. Finds mistakes, proves nothing. */
function checksum(text: string): string {
  const bits = createHash('sha256').update(text).digest().readUInt32BE(0);
  return Array.from({ length: 6 }, (_, i) => alphabet[(bits >>> (27 - i * 5)) & 31]).join('');
}

const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
