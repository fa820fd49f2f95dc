import type { Pace } from '../pace.ts';

/** A pace for tests of single steps: never stops, tells nobody. */
export const stillPace: Pace = { breathe: () => Promise.resolve(), stage: () => Promise.resolve() };
