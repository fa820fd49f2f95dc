import type CameraControls from 'camera-controls';
import { Raycaster, Vector2, type Object3D, type PerspectiveCamera } from 'three';
import { createControls } from './create-controls.ts';
import { createFraming, goalOf, type Direction } from './framing.ts';

export type ViewName = 'front' | 'right' | 'top';

/** What buttons and keys do with the camera. Angles in radians. */
export interface CameraRig {
  /** Frames these points of the stage (x, y, z after another, round the origin) from the first direction. */
  frameNewModel(points: Float32Array): void;
  orbit(turn: { azimuth: number; polar: number }): void;
  /** 0.8 comes closer by a fifth. */
  zoom(factor: number): void;
  /** In shares of the picture's height. */
  pan(shift: { right: number; up: number }): void;
  frameAll(): void;
  look(view: ViewName): void;
  reset(): void;
  /** Flies to what lies under a point of the picture (-1 to 1 each way); to all of it when that is nothing. */
  flyTo(point: { x: number; y: number }, root: Object3D): void;
  setTurning(isTurning: boolean): void;
  setInstant(isInstant: boolean): void;
  resize(size: { widthPixels: number; heightPixels: number; liftPixels: number }): void;
  /** Moves on. True while there is more to draw. */
  update(deltaSeconds: number): boolean;
  dispose(): void;
}

/** Three-quarter view from slightly above, as thumbnails are drawn: the poster and the model lie over each other. */
const firstDirection: Direction = { azimuth: (32 * Math.PI) / 180, polar: (70 * Math.PI) / 180 };
const views: Record<ViewName, Direction> = {
  front: { azimuth: 0, polar: Math.PI / 2 },
  right: { azimuth: Math.PI / 2, polar: Math.PI / 2 },
  top: { azimuth: 0, polar: 0 },
};
const turnRadiansPerSecond = (2 * Math.PI) / 16;

export interface CameraRigOptions {
  camera: PerspectiveCamera;
  /** Where the pointer is listened to. */
  element: HTMLElement;
  /** The picture has to be drawn again. */
  onChange: () => void;
}

/** Orbit, zoom and pan with mouse, pen and fingers, and everything that keys and buttons ask for. */
export function createCameraRig({ camera, element, onChange }: CameraRigOptions): CameraRig {
  let isInstant = false;
  let isTurning = false;
  let isHeld = false;
  let isMoving = false;
  const { controls, dispose } = createControls({ camera, element, onChange, onMoved: () => framing.letGo() });
  const framing = createFraming(controls, camera);
  controls.addEventListener('controlstart', () => (isHeld = true));
  controls.addEventListener('controlend', () => (isHeld = false));
  const frame = () => {
    framing.frame(!isInstant);
    onChange();
  };
  const comeTo = (distance: number) => {
    framing.letGo();
    void controls.dollyTo(clampDistance(controls, distance), !isInstant);
    onChange();
  };
  return {
    frameNewModel(points) {
      framing.setPoints(points);
      framing.turnTo(firstDirection, false);
      framing.frame(false);
      onChange();
    },
    orbit({ azimuth, polar }) {
      void controls.rotate(azimuth, polar, !isInstant);
      onChange();
    },
    zoom: (factor) => comeTo(goalOf(controls).radius * factor),
    pan({ right, up }) {
      framing.letGo();
      const height = 2 * controls.distance * Math.tan((camera.fov * Math.PI) / 360);
      void controls.truck(right * height, -up * height, !isInstant);
      onChange();
    },
    frameAll: frame,
    look(view) {
      framing.turnTo(views[view], !isInstant);
      if (framing.isFramed()) frame();
      onChange();
    },
    reset() {
      framing.turnTo(firstDirection, !isInstant);
      frame();
    },
    flyTo(point, root) {
      const caster = new Raycaster();
      caster.setFromCamera(new Vector2(point.x, point.y), camera);
      const hit = caster.intersectObject(root, true)[0]?.point;
      if (!hit) return frame();
      void controls.moveTo(hit.x, hit.y, hit.z, !isInstant);
      comeTo(Math.min(1, controls.distance * 0.6));
    },
    setTurning(next) {
      isTurning = next;
      onChange();
    },
    setInstant: (next) => void (isInstant = next),
    resize(size) {
      framing.resize(size);
      onChange();
    },
    update(deltaSeconds) {
      // After a rest the clock tells of seconds at once: the first step must not be a jump.
      const stepSeconds = isMoving ? Math.min(deltaSeconds, 0.25) : 1 / 60;
      if (isTurning && !isHeld) void controls.rotate(-turnRadiansPerSecond * stepSeconds, 0, false);
      isMoving = controls.update(stepSeconds) || isTurning;
      return isMoving;
    },
    dispose,
  };
}

const clampDistance = (controls: CameraControls, distance: number) =>
  Math.min(controls.maxDistance, Math.max(controls.minDistance, distance));
