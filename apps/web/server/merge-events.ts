/** What several sources yield, as it comes. Ends when all have ended, fails when one fails, and ends them with itself. */
export async function* mergeEvents<T>(sources: AsyncGenerator<T>[]): AsyncGenerator<T> {
  const pending = new Map(sources.map((source) => [source, take(source)]));
  try {
    while (pending.size > 0) {
      const { source, result } = await Promise.race(pending.values());
      if (result.done) pending.delete(source);
      else {
        pending.set(source, take(source));
        yield result.value;
      }
    }
  } finally {
    // not awaited: one that waits for something ends when its signal says so
    for (const source of pending.keys()) void source.return(undefined).catch(() => {});
  }
}

async function take<T>(
  source: AsyncGenerator<T>,
): Promise<{ source: AsyncGenerator<T>; result: IteratorResult<T> }> {
  return { source, result: await source.next() };
}
