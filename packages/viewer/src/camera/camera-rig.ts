import CameraControls from 'camera-controls';
import {
  Box3,
  Matrix4,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
  type Object3D,
  type PerspectiveCamera,
} from 'three';
import { fitDistance } from './fit-distance.ts';

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
const firstDirection = { azimuth: (32 * Math.PI) / 180, polar: (70 * Math.PI) / 180 };
const views: Record<ViewName, { azimuth: number; polar: number }> = {
  front: { azimuth: 0, polar: Math.PI / 2 },
  right: { azimuth: Math.PI / 2, polar: Math.PI / 2 },
  top: { azimuth: 0, polar: 0 },
};
/** Air round the model, of the picture's width and height. */
const filledShare = 0.86;
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
  const controls = createControls(camera, element, onChange);
  let points: Float32Array = new Float32Array();
  let isInstant = false;
  let isTurning = false;
  let isHeld = false;
  // While nobody has moved closer or aside, a new window size frames the model anew.
  let isFramed = true;
  let freeHeight = 1;

  const face = ({ azimuth, polar }: { azimuth: number; polar: number }, isSmooth: boolean) => {
    controls.normalizeRotations();
    void controls.rotateTo(azimuth, polar, isSmooth);
  };
  const frame = (isSmooth: boolean) => {
    isFramed = true;
    const { azimuthAngle, polarAngle } = goalOf(controls);
    const distance = fitDistance({
      points,
      azimuth: azimuthAngle,
      polar: polarAngle,
      fov: (camera.fov * Math.PI) / 180,
      aspect: camera.aspect,
      share: { width: filledShare, height: filledShare * freeHeight },
    });
    void controls.moveTo(0, 0, 0, isSmooth);
    void controls.dollyTo(distance, isSmooth);
    void controls.setFocalOffset(0, 0, 0, isSmooth);
    onChange();
  };
  controls.addEventListener('controlstart', () => (isHeld = true));
  controls.addEventListener('controlend', () => (isHeld = false));
  controls.addEventListener('control', () => {
    const { ACTION } = CameraControls;
    const turns = [ACTION.ROTATE, ACTION.TOUCH_ROTATE, ACTION.NONE] as number[];
    if (!turns.includes(controls.currentAction)) isFramed = false;
  });
  const onWheel = () => (isFramed = false);
  element.addEventListener('wheel', onWheel, { passive: true });
  const onPointerDown = (event: PointerEvent) => {
    const { TRUCK, ROTATE } = CameraControls.ACTION;
    controls.mouseButtons.left = event.shiftKey ? TRUCK : ROTATE;
  };
  element.addEventListener('pointerdown', onPointerDown, { capture: true });

  return {
    frameNewModel(next) {
      points = next;
      face(firstDirection, false);
      frame(false);
    },
    orbit({ azimuth, polar }) {
      void controls.rotate(azimuth, polar, !isInstant);
      onChange();
    },
    zoom(factor) {
      isFramed = false;
      const { distance } = goalOf(controls);
      void controls.dollyTo(clampDistance(controls, distance * factor), !isInstant);
      onChange();
    },
    pan({ right, up }) {
      isFramed = false;
      const height = 2 * controls.distance * Math.tan((camera.fov * Math.PI) / 360);
      void controls.truck(right * height, -up * height, !isInstant);
      onChange();
    },
    frameAll: () => frame(!isInstant),
    look(view) {
      face(views[view], !isInstant);
      if (isFramed) frame(!isInstant);
      onChange();
    },
    reset() {
      face(firstDirection, !isInstant);
      frame(!isInstant);
    },
    flyTo(point, root) {
      const caster = new Raycaster();
      caster.setFromCamera(new Vector2(point.x, point.y), camera);
      const hit = caster.intersectObject(root, true)[0];
      if (!hit) return frame(!isInstant);
      isFramed = false;
      void controls.moveTo(hit.point.x, hit.point.y, hit.point.z, !isInstant);
      void controls.dollyTo(clampDistance(controls, Math.min(1, controls.distance * 0.6)), !isInstant);
      onChange();
    },
    setTurning(next) {
      isTurning = next;
      onChange();
    },
    setInstant(next) {
      isInstant = next;
    },
    resize({ widthPixels, heightPixels, liftPixels }) {
      // The toolbar covers the lower edge: the middle of what is free becomes the middle of the picture.
      camera.aspect = widthPixels / heightPixels;
      freeHeight = Math.max(0.5, 1 - (2 * liftPixels) / heightPixels);
      camera.setViewOffset(widthPixels, heightPixels, 0, liftPixels, widthPixels, heightPixels);
      if (isFramed) frame(false);
      onChange();
    },
    update(deltaSeconds) {
      // After a pause the clock tells of seconds at once: the first step must not be a jump.
      const turnedSeconds = Math.min(deltaSeconds, 0.25);
      if (isTurning && !isHeld) void controls.rotate(-turnRadiansPerSecond * turnedSeconds, 0, false);
      return controls.update(Math.min(deltaSeconds, 0.05)) || isTurning;
    },
    dispose() {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onPointerDown, { capture: true });
      controls.dispose();
    },
  };
}

function createControls(
  camera: PerspectiveCamera,
  element: HTMLElement,
  onChange: () => void,
): CameraControls {
  // The library asks for the classes it uses before the first camera: it imports none itself.
  CameraControls.install({
    THREE: { Vector2, Vector3, Vector4, Quaternion, Matrix4, Spherical, Box3, Sphere, Raycaster },
  });
  const { ACTION } = CameraControls;
  const controls = new CameraControls(camera, element);
  controls.mouseButtons = {
    left: ACTION.ROTATE,
    middle: ACTION.TRUCK,
    right: ACTION.TRUCK,
    wheel: ACTION.DOLLY,
  };
  controls.touches = {
    one: ACTION.TOUCH_ROTATE,
    two: ACTION.TOUCH_DOLLY_TRUCK,
    three: ACTION.TOUCH_TRUCK,
  };
  // On the stage the model has a radius of 1; the depth buffer is sharp for this range.
  controls.minDistance = 0.05;
  controls.maxDistance = 25;
  controls.restThreshold = 1e-4;
  controls.smoothTime = 0.16;
  controls.draggingSmoothTime = 0.06;
  controls.dollyToCursor = true;
  controls.addEventListener('control', onChange);
  controls.addEventListener('controlstart', onChange);
  controls.addEventListener('wake', onChange);
  return controls;
}

/** Where the camera is heading, not where it is: steps in quick succession add up. */
function goalOf(controls: CameraControls): { azimuthAngle: number; polarAngle: number; distance: number } {
  const { radius, phi, theta } = controls.getSpherical(new Spherical(), true);
  return { azimuthAngle: theta, polarAngle: phi, distance: radius };
}

const clampDistance = (controls: CameraControls, distance: number) =>
  Math.min(controls.maxDistance, Math.max(controls.minDistance, distance));
