import { expect, test } from 'vitest';
import { Box3, BoxGeometry, Group, Mesh, Vector3 } from 'three';
import { placeOnStage } from './stage-model.ts';

test('a millimetre and a kilometre stand on the stage in the same size, in the middle', () => {
  for (const scale of [0.001, 1, 1000]) {
    const mesh = new Mesh(new BoxGeometry(1, 2, 3));
    mesh.scale.setScalar(scale);
    mesh.position.set(50 * scale, -20 * scale, 0);
    const root = new Group().add(mesh);
    const { object, box } = placeOnStage(root, new Box3().setFromObject(root));
    const onStage = new Box3().setFromObject(object);
    expect(onStage.getCenter(new Vector3()).length()).toBeCloseTo(0, 4);
    expect(onStage.max.length()).toBeCloseTo(1, 4);
    expect(onStage.max.distanceTo(box.max)).toBeCloseTo(0, 4);
  }
});

test('leaves the transforms of the model as they were', () => {
  const root = new Group().add(new Mesh(new BoxGeometry()));
  root.position.set(1, 2, 3);
  const before = root.matrix.clone();
  placeOnStage(root, new Box3().setFromObject(root));
  expect(root.position.toArray()).toEqual([1, 2, 3]);
  expect(root.matrix.equals(before.setPosition(1, 2, 3))).toBe(true);
});

test('the outline reaches as far as the model on every side', () => {
  const root = new Group().add(new Mesh(new BoxGeometry(1, 2, 3)));
  const { outline, box } = placeOnStage(root, new Box3().setFromObject(root));
  const reached = new Box3().setFromArray(outline as unknown as number[]);
  expect(reached.max.distanceTo(box.max)).toBeCloseTo(0, 4);
  expect(reached.min.distanceTo(box.min)).toBeCloseTo(0, 4);
});
