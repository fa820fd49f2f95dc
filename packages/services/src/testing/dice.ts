/** Repeatable chance. */
export function createDice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { next, below, pick: <T>(list: readonly T[]): T | undefined => list[below(list.length)] };
}

export type Dice = ReturnType<typeof createDice>;
