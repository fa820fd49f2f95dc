/** How long the second key of a chord may take. */
const waitMs = 1_200;

/**
 * Recognises keys and chords of two: `?`, `g p`. The function that is returned takes each key and its time in
 * milliseconds, and answers whether the key was one of ours.
 */
export function keyChord(actions: Record<string, () => void>): (key: string, atMs: number) => boolean {
  const firsts = new Set(
    Object.keys(actions).flatMap((keys) => (keys.includes(' ') ? [keys.split(' ')[0]!] : [])),
  );
  let first: { key: string; atMs: number } | null = null;
  return (key, atMs) => {
    const begun = first && atMs - first.atMs <= waitMs ? first.key : null;
    first = null;
    const action = (begun && actions[`${begun} ${key}`]) || actions[key];
    if (action) {
      action();
      return true;
    }
    if (firsts.has(key)) first = { key, atMs };
    return false;
  };
}
