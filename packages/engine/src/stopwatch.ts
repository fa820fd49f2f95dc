/** Sums up the seconds spent in each stage; a stage may come more than once. */
export function createStopwatch(now: () => number = () => performance.now()) {
  const seconds: Record<string, number> = {};
  let stage: string | null = null;
  let sinceMs = now();
  const lap = () => {
    const atMs = now();
    if (stage) seconds[stage] = (seconds[stage] ?? 0) + (atMs - sinceMs) / 1000;
    sinceMs = atMs;
  };
  return {
    enter(next: string): void {
      lap();
      stage = next.slice(0, 40);
    },
    /** So far, rounded to milliseconds. */
    read(): Record<string, number> {
      lap();
      return Object.fromEntries(
        Object.entries(seconds).map(([name, s]) => [name, Math.round(s * 1000) / 1000]),
      );
    },
  };
}
