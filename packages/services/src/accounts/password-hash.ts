import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One password can be typed in several ways that look the same. */
const normal = (password: string): string => password.normalize('NFKC');

/** The PHC string that is stored. Runs off the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let decoy: Promise<string> | null = null;

/** Longer ones are nobody's password; hashing them would only cost time. */
const triedCharactersMax = 1_000;

/** Whether it is the password. Takes the same time when there is no account, or none with a password (null): then no. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await verify(passwordHash ?? (await decoy), normal(password.slice(0, triedCharactersMax)));
  return isRight && passwordHash !== null;
}
