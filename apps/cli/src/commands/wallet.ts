import { table } from '../table.ts';
import type { CommandContext } from './context.ts';

interface Wallet {
  available: number;
  held: number;
  debt: number;
  lots: { kind: string; available: number; held: number; amount: number; expiresAt: string | null }[];
}

/** Shows the balance, and the lots that it consists of in the order in which they are spent. */
export async function wallet({ client, screen, json }: CommandContext): Promise<void> {
  const answer = await client.json<Wallet>('GET', 'wallet');
  if (json) return screen.out(JSON.stringify(answer, null, 2));
  const debt = answer.debt > 0 ? `, ${answer.debt} owed` : '';
  screen.out(`${answer.available} credits available, ${answer.held} held${debt}`);
  const open = answer.lots.filter((lot) => lot.available + lot.held > 0);
  const rows = open.map((lot) => [
    lot.kind,
    lot.available,
    `of ${lot.amount}`,
    lot.expiresAt ? `until ${lot.expiresAt.slice(0, 10)}` : 'never expires',
  ]);
  if (rows.length > 0) screen.out(table(rows));
}
