import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '@maquette/db';
import { newId } from '../new-id.ts';

export const recoveryCodeCount = 10;
/** Crockford's base 32: no letter is taken for another. 16 characters are 80 bit, too many to try against a hash. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const characters = 16;

/** Replaces the person's recovery codes. @returns the new ones, `xxxx-xxxx-xxxx-xxxx`, which are not stored */
export async function replaceRecoveryCodes(
  tx: Transaction,
  { userId }: { userId: string },
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId('recoveryCode'), userId, codeHash: recoveryCodeHash(code) })),
  });
  return codes.map((code) => code.match(/.{4}/g)!.join('-'));
}

const newCode = (): string => [...randomBytes(characters)].map((byte) => alphabet[byte & 31]).join('');

/** @param code without dashes, in lower case */
export const recoveryCodeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
