import { Document, Primitive } from '@gltf-transform/core';
import { describe, expect, it } from 'vitest';
import { triangulate } from './triangulate.ts';

const primitive = (mode: Parameters<Primitive['setMode']>[0] | undefined, indices?: number[]) => {
  const document = new Document();
  const made = document.createPrimitive().setMode(mode!);
  if (indices)
    made.setIndices(document.createAccessor().setType('SCALAR').setArray(Uint16Array.from(indices)));
  return made;
};

describe('the triangles of a primitive', () => {
  it('are its indices three by three, or its vertices when it has none', () => {
    expect([...triangulate(primitive(Primitive.Mode.TRIANGLES, [2, 1, 0, 0]), 3)]).toEqual([2, 1, 0]);
    expect([...triangulate(primitive(Primitive.Mode.TRIANGLES), 6)]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('keep their direction in strips and fans', () => {
    expect([...triangulate(primitive(Primitive.Mode.TRIANGLE_STRIP), 4)]).toEqual([0, 1, 2, 1, 3, 2]);
    expect([...triangulate(primitive(Primitive.Mode.TRIANGLE_FAN), 4)]).toEqual([1, 2, 0, 2, 3, 0]);
  });

  it('are none for points and lines', () => {
    expect(triangulate(primitive(Primitive.Mode.POINTS), 9)).toHaveLength(0);
    expect(triangulate(primitive(Primitive.Mode.LINES), 9)).toHaveLength(0);
  });

  it('leave out what points beyond the vertices or has no area', () => {
    expect([...triangulate(primitive(Primitive.Mode.TRIANGLES, [0, 1, 7, 0, 0, 1, 0, 1, 2]), 3)]).toEqual([
      0, 1, 2,
    ]);
  });
});
