/** Times of a job, in seconds. */

/** An attempt may take `factor` times the estimate before its worker is taken to hang, within these bounds. */
export const deadline = { factor: 20, minSeconds: 600, maxSeconds: 3_600 } as const;

export const deadlineSeconds = (estimateSeconds: number): number =>
  Math.min(deadline.maxSeconds, Math.max(deadline.minSeconds, Math.ceil(estimateSeconds * deadline.factor)));

/** A job that nobody took for so long fails, and its credits come back. */
export const queuedMaxSeconds = 72 * 3_600;

/**
 * What a running job still needs: the rest of the estimate; once it takes longer than that, what its own pace suggests.
 * @param run.progress 0 to 1
 * @returns whole seconds, 1 or more
 */
export function remainingSeconds(run: {
  estimateSeconds: number;
  elapsedSeconds: number;
  progress: number;
}): number {
  const { estimateSeconds, elapsedSeconds, progress } = run;
  const rest = estimateSeconds - elapsedSeconds;
  return Math.max(1, Math.round(rest > 0 ? rest : (1 - progress) * elapsedSeconds));
}

/**
 * When a queued job will be done: the work ahead of it shared by the engine's slots, or the work of its own workspace
 * shared by the jobs that its plan lets run at once, whichever takes longer; then its own.
 * @returns whole seconds, or null while no worker is online
 */
export function queuedEtaSeconds(queue: {
  aheadSeconds: number;
  slots: number;
  ownAheadSeconds: number;
  runningJobsMax: number;
  estimateSeconds: number;
}): number | null {
  if (queue.slots <= 0) return null;
  const waitSeconds = Math.max(
    queue.aheadSeconds / queue.slots,
    queue.ownAheadSeconds / Math.max(1, queue.runningJobsMax),
  );
  return Math.max(1, Math.round(waitSeconds + queue.estimateSeconds));
}
