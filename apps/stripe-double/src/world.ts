import type { Clock } from './state/clock.ts';
import type { State } from './state/model.ts';

/** All that the rules work on: what is remembered, the time, where pages are, and the way to tell the studio. */
export interface World {
  state: State;
  clock: Clock;
  /** Where a browser finds the pages, without a slash at the end. */
  pagesUrl: string;
  /** Writes an event down and has it delivered. `object` is the thing as the API shows it now. */
  emit(type: string, object: object, previous?: object): void;
}
