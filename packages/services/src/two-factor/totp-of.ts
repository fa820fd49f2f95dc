import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app takes it. */
const parameters = { issuer: 'Maquette', algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** The authenticator of a person. @param secret base 32 */
export const totpOf = ({ secret, email }: { secret: string; email: string }): TOTP =>
  new TOTP({ ...parameters, label: email, secret: Secret.fromBase32(secret) });

/** 160 bit, in base 32: what RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The 30-second step of a code that is right now, a step early or a step late; null: it is not right. */
export function stepOf(totp: TOTP, { code, nowMs }: { code: string; nowMs: number }): number | null {
  const delta = totp.validate({ token: code, timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / parameters.period) + delta;
}
