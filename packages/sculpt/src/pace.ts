import { setImmediate } from 'node:timers/promises';
import { EngineCancelled } from '@maquette/engine';

/**
 * Lets long work be watched and stopped: everything in this package that may take longer than a blink calls `breathe`
 * now and then.
 */
export interface Pace {
  /** Returns at once most of the time; every 50 ms or so lets other events in. Throws `EngineCancelled` when aborted. */
  breathe(): Promise<void>;
  /** Announces a stage; `fraction` of the whole task is done, 0 to 1, never less than before. */
  stage(word: StageWord, fraction: number): Promise<void>;
}

/** The words that progress is told in. */
export type StageWord = 'matte' | 'depth' | 'solid' | 'surface' | 'atlas' | 'bake' | 'write';

const breathEveryMs = 40;

/** A pace for one task. */
export function createPace(signal: AbortSignal, progress: (stage: string, fraction: number) => void): Pace {
  let lastBreathMs = performance.now();
  let furthest = 0;
  const letEventsIn = async () => {
    await setImmediate();
    if (signal.aborted) throw new EngineCancelled();
    lastBreathMs = performance.now();
  };
  return {
    async breathe() {
      if (performance.now() - lastBreathMs >= breathEveryMs) await letEventsIn();
    },
    async stage(word, fraction) {
      furthest = Math.max(furthest, Math.min(1, fraction));
      progress(word, furthest);
      await letEventsIn();
    },
  };
}
