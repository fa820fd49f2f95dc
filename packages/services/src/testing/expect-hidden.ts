import { notFound, type Result } from '@maquette/domain/result';
import { expect } from 'vitest';

/** A thing of another workspace gets, to the letter, the answer of a thing that does not exist. */
export async function expectHidden(
  ask: (id: string) => Promise<Result<unknown>>,
  ids: { theirs: string; madeUp: string },
) {
  const answer = await ask(ids.theirs);
  expect(answer).toEqual(await ask(ids.madeUp));
  expect(answer).toEqual(notFound());
}
