/** An edge that may be collapsed from one vertex onto the other. */
export interface QueuedEdge {
  from: number;
  to: number;
  cost: number;
  /** The state of its surroundings when it was queued. */
  stamp: number;
}

export interface EdgeQueue {
  add(edge: QueuedEdge): void;
  /** The edge of the lowest cost; ties in the order of their vertices, so that results repeat. */
  takeCheapest(): QueuedEdge | undefined;
}

/** A binary heap of edges. */
export function createEdgeQueue(): EdgeQueue {
  const heap: QueuedEdge[] = [];
  const isBefore = (a: QueuedEdge, b: QueuedEdge) =>
    a.cost !== b.cost ? a.cost < b.cost : a.from !== b.from ? a.from < b.from : a.to < b.to;
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  return {
    add(edge) {
      heap.push(edge);
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!isBefore(heap[i]!, heap[parent]!)) break;
        swap(i, parent);
        i = parent;
      }
    },
    takeCheapest() {
      const first = heap[0];
      const last = heap.pop();
      if (!first || heap.length === 0) return first;
      heap[0] = last!;
      for (let i = 0; ;) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) {
          if (child < heap.length && isBefore(heap[child]!, heap[least]!)) least = child;
        }
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      return first;
    },
  };
}
