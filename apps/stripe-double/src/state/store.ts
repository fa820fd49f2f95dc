import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyState, type State } from './model.ts';

/** Older ones are forgotten, as Stripe forgets them after some weeks. */
const eventsMax = 2_000;
const answersMax = 2_000;

export interface Store {
  state: State;
  /** Writes everything down: all of it or nothing. */
  save(): void;
}

/** Opens what the double remembers. Without a file it is forgotten with the process. */
export function openStore(file: string | null): Store {
  const state = file && existsSync(file) ? readState(file) : emptyState();
  if (file) mkdirSync(path.dirname(file), { recursive: true });
  return {
    state,
    save() {
      forgetOld(state);
      if (!file) return;
      writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** A table that an older file does not have begins empty. */
const readState = (file: string): State => ({
  ...emptyState(),
  ...(JSON.parse(readFileSync(file, 'utf8')) as State),
});

function forgetOld(state: State): void {
  const waiting = new Set(state.deliveries.filter((d) => d.state === 'waiting').map((d) => d.event));
  for (const id of Object.keys(state.events).slice(0, -eventsMax))
    if (!waiting.has(id)) delete state.events[id];
  for (const key of Object.keys(state.answers).slice(0, -answersMax)) delete state.answers[key];
  if (state.deliveries.length > eventsMax)
    state.deliveries = state.deliveries.filter((delivery) => state.events[delivery.event]);
}
