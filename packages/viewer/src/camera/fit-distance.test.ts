import { expect, test } from 'vitest';
import { PerspectiveCamera, Vector3 } from 'three';
import { fitDistance } from './fit-distance.ts';

const corners = (x: number, y: number, z: number) =>
  new Float32Array(
    [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => [-1, 1].flatMap((c) => [a * x, b * y, c * z]))),
  );

/** The largest coordinate on screen (1 is the edge) of all points, seen by a real camera. */
function largestOnScreen(points: Float32Array, view: { azimuth: number; polar: number }, aspect: number) {
  const fov = 32;
  const distance = fitDistance({
    points,
    ...view,
    fov: (fov * Math.PI) / 180,
    aspect,
    share: { width: 1, height: 1 },
  });
  const camera = new PerspectiveCamera(fov, aspect, 0.01, 100);
  camera.position.setFromSphericalCoords(distance, Math.max(view.polar, 1e-4), view.azimuth);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  let largest = 0;
  for (let i = 0; i < points.length; i += 3) {
    const { x, y } = new Vector3().fromArray(points, i).project(camera);
    largest = Math.max(largest, Math.abs(x), Math.abs(y));
  }
  return largest;
}

test('all of the model is seen and touches an edge, whatever its shape, the window and the side', () => {
  const shapes = [corners(1, 0.1, 0.1), corners(0.1, 1, 0.1), corners(0.2, 0.5, 1), corners(0.5, 0.5, 0.5)];
  const sides = [
    { azimuth: 0, polar: Math.PI / 2 },
    { azimuth: 0.6, polar: 1.2 },
    { azimuth: 3.5, polar: 2.4 },
    { azimuth: 0, polar: 0 },
  ];
  for (const shape of shapes) {
    for (const side of sides) {
      for (const aspect of [0.5, 1, 2.2]) expect(largestOnScreen(shape, side, aspect)).toBeCloseTo(1, 2);
    }
  }
});

test('half the room takes the camera further away', () => {
  const options = { points: corners(1, 1, 1), azimuth: 0, polar: Math.PI / 2, fov: 0.6, aspect: 1 };
  const near = fitDistance({ ...options, share: { width: 1, height: 1 } });
  expect(fitDistance({ ...options, share: { width: 1, height: 0.5 } })).toBeGreaterThan(near);
});
