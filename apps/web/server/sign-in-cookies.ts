import { cookies } from 'next/headers';
import { env } from './env.ts';

const deviceCookie = 'maquette-device';
const stepCookie = 'maquette-sign-in-step';
/** Where signing in happens; no other request carries them. */
const path = '/api/auth';
/** As long as browsers keep a cookie at most. */
const deviceSeconds = 400 * 86_400;

/** By what this browser is known, and the first step of a sign-in that waits for its code. */
export async function readSignInCookies(): Promise<{
  deviceToken: string | undefined;
  stepToken: string | undefined;
}> {
  const sent = await cookies();
  return { deviceToken: sent.get(deviceCookie)?.value, stepToken: sent.get(stepCookie)?.value };
}

/** So that the browser is known when its person comes back. Lax: a provider's answer comes from another site. */
export async function keepDevice(deviceToken: string): Promise<void> {
  const secure = env().isHttps;
  const how = { httpOnly: true, sameSite: 'lax', secure, path, maxAge: deviceSeconds } as const;
  (await cookies()).set(deviceCookie, deviceToken, how);
}

/** The first step was right. */
export async function keepStep({ stepToken, expiresAt }: { stepToken: string; expiresAt: Date }) {
  const secure = env().isHttps;
  const how = { httpOnly: true, sameSite: 'strict', secure, path, expires: expiresAt } as const;
  (await cookies()).set(stepCookie, stepToken, how);
}

export async function forgetStep(): Promise<void> {
  (await cookies()).set(stepCookie, '', { httpOnly: true, sameSite: 'strict', path, maxAge: 0 });
}
