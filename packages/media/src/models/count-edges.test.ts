import { describe, expect, it } from 'vitest';
import { countEdges } from './count-edges.ts';

const square = [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0];

describe('the edges of a mesh', () => {
  it('are open around a sheet', () => {
    const edges = countEdges(Float32Array.from(square), Uint32Array.from([0, 1, 2, 0, 2, 3]));
    expect(edges).toEqual({ all: 5, open: 4, shared: 0 });
  });

  it('are closed when vertices that stand at the same place are split, and -0 is 0', () => {
    // two sheets back to back, each with its own vertices
    const back = square.map((value) => (value === 0 ? -0 : value));
    const edges = countEdges(
      Float32Array.from([...square, ...back]),
      Uint32Array.from([0, 1, 2, 0, 2, 3, 4, 6, 5, 4, 7, 6]),
    );
    expect(edges).toEqual({ all: 5, open: 0, shared: 1 });
  });

  it('are not made of faces without an area', () => {
    const edges = countEdges(
      Float32Array.from([...square, 0, 0, 0]),
      Uint32Array.from([0, 1, 2, 0, 2, 3, 0, 1, 4]),
    );
    expect(edges).toEqual({ all: 5, open: 4, shared: 0 });
  });

  it('stay apart for positions that differ in the last bit', () => {
    const next = new Float32Array(
      new Uint32Array([new Uint32Array(Float32Array.of(1).buffer)[0]! + 1]).buffer,
    )[0]!;
    const edges = countEdges(
      Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, next, 0, 0, 0, -1, 0]),
      Uint32Array.from([0, 1, 2, 3, 5, 4]),
    );
    expect(edges).toEqual({ all: 6, open: 6, shared: 0 });
  });

  it('of nothing are none', () => {
    expect(countEdges(new Float32Array(), new Uint32Array())).toEqual({ all: 0, open: 0, shared: 0 });
  });
});
