import type { Finish } from '@maquette/domain/worker-protocol';
import { EngineLost, EngineRefusal } from './engine.ts';
import type { StopReason } from './start-heartbeat.ts';

/**
 * What the studio is told about an attempt that did not deliver. null when the lease is lost: then there is nothing
 * to say. A stop from outside wins over whatever the engine threw while it was being stopped.
 */
export function toFinish(end: {
  error: unknown;
  stopped: StopReason | null;
  stages: Record<string, number>;
}): Finish | null {
  const { error, stopped, stages } = end;
  if (stopped === 'stale' || stopped === 'silent') return null;
  if (stopped === 'cancelled' || stopped === 'handed-over') return { outcome: stopped };
  if (stopped === 'deadline') return { outcome: 'failed', ...tookTooLong, stages };
  if (error instanceof EngineRefusal)
    return { outcome: 'failed', code: error.code.slice(0, 64), message: error.message.slice(0, 500), stages };
  const message = error instanceof EngineLost ? error.message : 'The engine failed unexpectedly.';
  return { outcome: 'lost', message: message.slice(0, 500) };
}

/** Said when a task was stopped at its time limit. */
export const tookTooLong = {
  code: 'TIMEOUT',
  message: 'This took too long and was stopped. Try less detail, a smaller texture or fewer faces.',
};
