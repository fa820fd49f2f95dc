import { laneRanks } from '@maquette/domain/jobs';
import type { SpeedLane } from '@maquette/domain/operations';
import type { QueueMessage } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';

/** What goes to the queue for one attempt, and where. */
export interface Attempt extends QueueMessage {
  engine: string;
  lane: string;
}

/**
 * Puts the message of an attempt into the queue. A queue that is away or full is logged and no more: the job's row says
 * that it was handed over and not taken, and the sweep sends the same message again.
 */
export async function publishAttempt(
  deps: Pick<ServiceDeps, 'queue' | 'log'>,
  { engine, lane, ...message }: Attempt,
): Promise<boolean> {
  try {
    await deps.queue.publish(engine, message, { priority: 1 + (laneRanks[lane as SpeedLane] ?? 1) });
    return true;
  } catch (error) {
    const { jobId, epoch } = message;
    deps.log.warn({ jobId, epoch, engine, error }, 'the queue did not take a job; it is sent again');
    return false;
  }
}
