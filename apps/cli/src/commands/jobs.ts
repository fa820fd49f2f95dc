import type { JobView } from '@maquette/domain/jobs';
import { table } from '../table.ts';
import type { CommandContext } from './context.ts';

/** Shows the newest jobs of the workspace. */
export async function jobs({ client, screen, json }: CommandContext, limit: number): Promise<void> {
  const answer = await client.json<{ items: JobView[] }>('GET', `jobs?limit=${limit}`);
  if (json) return screen.out(JSON.stringify(answer.items, null, 2));
  if (answer.items.length === 0) return screen.out('There are no jobs yet.');
  const rows = answer.items.map((job) => [
    job.id,
    job.createdAt.slice(0, 16).replace('T', ' '),
    job.operation,
    job.status === 'running' ? `running ${Math.floor(job.progress * 100)} %` : job.status,
    job.consumedCredits,
    job.name,
  ]);
  screen.out(table([['id', 'started', 'operation', 'state', 'credits', 'name'], ...rows]));
}
