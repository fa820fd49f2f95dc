import type { Transaction } from '@maquette/db';
import { hashToken } from './email-token.ts';

/** The browser with this cookie, when the person signed in with it before. */
export async function knownDevice(
  reader: Pick<Transaction, 'device'>,
  { deviceToken, ...whose }: { deviceToken: string | undefined; email: string } | DeviceOfUser,
): Promise<string | null> {
  if (!deviceToken) return null;
  const user = 'email' in whose ? { email: whose.email } : { id: whose.userId };
  const found = await reader.device.findFirst({
    where: { tokenHash: hashToken(deviceToken), user },
    select: { id: true },
  });
  return found?.id ?? null;
}

interface DeviceOfUser {
  deviceToken: string | undefined;
  userId: string;
}
