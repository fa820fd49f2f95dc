/** What is selected in a list, and where the keyboard is. Ids; the order is the list's own. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range starts: the last that was chosen without Shift. */
  anchorId: string | null;
}

export const noSelection: Selection = { ids: new Set(), anchorId: null };

export interface Pick {
  id: string;
  /** The ids in their order on screen. */
  order: readonly string[];
  /** Shift: everything from the anchor to here. */
  range?: boolean;
  /** Ctrl, Cmd, Space or the checkbox: in or out, the rest stays. */
  toggle?: boolean;
}

/** After a click or a key on one asset. */
export function pick(selection: Selection, { id, order, range, toggle }: Pick): Selection {
  if (range && selection.anchorId !== null) {
    const between = idsBetween(order, selection.anchorId, id);
    const kept = toggle ? selection.ids : [];
    return { ids: new Set([...kept, ...between]), anchorId: selection.anchorId };
  }
  if (!toggle) return { ids: new Set([id]), anchorId: id };
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchorId: id };
}

export const pickAll = (order: readonly string[]): Selection => ({
  ids: new Set(order),
  anchorId: order[0] ?? null,
});

/** Leaves out what is no longer there. The same object when nothing changes. */
export function keepOnly(selection: Selection, order: readonly string[]): Selection {
  const there = new Set(order);
  const ids = [...selection.ids].filter((id) => there.has(id));
  if (ids.length === selection.ids.size) return selection;
  const anchorId = selection.anchorId && there.has(selection.anchorId) ? selection.anchorId : null;
  return { ids: new Set(ids), anchorId };
}

function idsBetween(order: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
