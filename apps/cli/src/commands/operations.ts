import { table } from '../table.ts';
import type { CommandContext } from './context.ts';

interface OperationEntry {
  id: string;
  name: string;
  price: { totalCredits: number };
  available: boolean;
  reason: string | null;
}

/** Shows what can be asked for, what it costs with its defaults, and why something cannot be started. */
export async function operations({ client, screen, json }: CommandContext): Promise<void> {
  const { items } = await client.json<{ items: OperationEntry[] }>('GET', 'operations');
  if (json) return screen.out(JSON.stringify(items, null, 2));
  const rows = items.map(({ id, price, available, reason }) => [
    id,
    price.totalCredits,
    available ? 'available' : (reason ?? 'not available'),
  ]);
  screen.out(table([['operation', 'credits', ''], ...rows]));
}
