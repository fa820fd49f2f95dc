import {
  BackSide,
  BoxGeometry,
  Color,
  Float32BufferAttribute,
  Mesh,
  MeshBasicMaterial,
  Scene,
  SphereGeometry,
} from 'three';
import { RoomEnvironment } from 'three/examples/jsm/environments/RoomEnvironment.js';
import type { LightingPresetId } from './lighting-presets.ts';

/** A small scene, seen from its middle, that stands for the world around the model. Nothing is fetched. */
export function createEnvironmentScene(preset: LightingPresetId): Scene {
  return builders[preset]();
}

const builders: Record<LightingPresetId, () => Scene> = {
  studio: () => new RoomEnvironment(),
  soft: () =>
    sceneOf(
      dome([
        [-1, 0x8c8a86, 0.55],
        [-0.1, 0xb9b7b2, 0.75],
        [0.25, 0xf2f4f7, 1],
        [1, 0xffffff, 1.55],
      ]),
    ),
  outdoor: () =>
    sceneOf(
      dome([
        [-1, 0x3a3d26, 0.5],
        [-0.04, 0x6d7048, 0.6],
        [0.02, 0xe9eef2, 1.5],
        [0.3, 0x9cc3ee, 1.25],
        [1, 0x3f7fd1, 1],
      ]),
      lamp({ at: [5.4, 7.2, 4.5], size: [1.2, 1.2, 1.2], color: 0xfff2dc, brightness: 45 }),
    ),
  dramatic: () =>
    sceneOf(
      dome([
        [-1, 0x05060a, 1],
        [1, 0x10131c, 1],
      ]),
      lamp({ at: [-8, 3, 4], size: [0.4, 7, 4], color: 0xffd9b0, brightness: 13 }),
      lamp({ at: [7, 3, -6], size: [3, 7, 0.4], color: 0x9dbdff, brightness: 15 }),
      lamp({ at: [0, 9, 1], size: [4, 0.3, 2], color: 0xffffff, brightness: 3 }),
    ),
};

function sceneOf(...meshes: Mesh[]): Scene {
  return new Scene().add(...meshes);
}

/** A stop of a dome: height (-1 to 1), colour, and how bright it shines; in between it blends. */
type DomeStop = [height: number, color: number, brightness: number];

function dome(stops: DomeStop[]): Mesh {
  const geometry = new SphereGeometry(20, 24, 48);
  const heights = geometry.getAttribute('position');
  const colors: number[] = [];
  for (let i = 0; i < heights.count; i += 1) colors.push(...colorAt(heights.getY(i) / 20, stops));
  geometry.setAttribute('color', new Float32BufferAttribute(colors, 3));
  return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: BackSide }));
}

function colorAt(height: number, stops: DomeStop[]): [number, number, number] {
  const above = stops.findIndex((stop) => stop[0] >= height);
  const [low, high] = [stops[Math.max(0, above - 1)]!, stops[above < 0 ? stops.length - 1 : above]!];
  const share = high[0] === low[0] ? 0 : (height - low[0]) / (high[0] - low[0]);
  return shining(low).lerp(shining(high), share).toArray() as [number, number, number];
}

const shining = ([, color, brightness]: DomeStop) => new Color(color).multiplyScalar(brightness);

interface Lamp {
  /** Metres from the model. */
  at: [number, number, number];
  size: [number, number, number];
  color: number;
  /** 1 is a white wall in full light. */
  brightness: number;
}

function lamp({ at, size, color, brightness }: Lamp): Mesh {
  const material = new MeshBasicMaterial({ color: new Color(color).multiplyScalar(brightness) });
  const mesh = new Mesh(new BoxGeometry(...size), material);
  mesh.position.set(...at);
  return mesh;
}
