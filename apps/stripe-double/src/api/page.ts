import { missing } from './api-error.ts';
import type { Paging } from './fields.ts';

const limitDefault = 10;

/** One page of a list, newest first. `rows` are oldest first, as they are remembered. */
export function page<R extends { id: string; created: number }>(
  rows: R[],
  { limit = limitDefault, starting_after, ending_before, created }: Paging,
  { url, show }: { url: string; show: (row: R) => object },
): object {
  const all = rows.toReversed().filter((row) => isWithin(row.created, created));
  const cursor = starting_after ?? ending_before;
  const at = cursor ? all.findIndex(({ id }) => id === cursor) : -1;
  if (cursor && at < 0)
    throw missing('object', cursor, {
      param: starting_after ? 'starting_after' : 'ending_before',
      status: 400,
    });
  const [from, to] = ending_before ? [Math.max(0, at - limit), at] : [at + 1, at + 1 + limit];
  const data = all.slice(from, to).map(show);
  const has_more = ending_before ? from > 0 : to < all.length;
  return { object: 'list', data, has_more, url };
}

function isWithin(seconds: number, range: Paging['created']): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return seconds === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return seconds > gt && seconds >= gte && seconds < lt && seconds <= lte;
}
