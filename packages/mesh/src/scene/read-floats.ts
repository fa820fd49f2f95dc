import { Accessor } from '@gltf-transform/core';

/** An accessor as floats, integers that stand for fractions turned into them. Not a copy when it holds floats. */
export function readFloats(accessor: Accessor): Float32Array {
  const array = accessor.getArray();
  if (array instanceof Float32Array) return array;
  const width = accessor.getElementSize();
  const floats = new Float32Array(accessor.getCount() * width);
  const element: number[] = [];
  for (let i = 0; i < accessor.getCount(); i++) {
    accessor.getElement(i, element);
    for (let k = 0; k < width; k++) floats[i * width + k] = element[k]!;
  }
  return floats;
}
