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
  type PerspectiveCamera,
} from 'three';

export interface ControlsOptions {
  camera: PerspectiveCamera;
  /** Where the pointer is listened to. */
  element: HTMLElement;
  /** The picture has to be drawn again. */
  onChange: () => void;
  /** The reader came closer, went back or moved aside by hand; turning does not count. */
  onMoved: () => void;
}

/**
 * Pointer habits: left or one finger orbits, right, middle, Shift with left or two fingers move aside, wheel or pinch come
 * closer, towards the pointer. Limits fit a model of radius 1.
 */
export function createControls({ camera, element, onChange, onMoved }: ControlsOptions): {
  controls: CameraControls;
  dispose: () => void;
} {
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
  controls.minDistance = 0.05;
  controls.maxDistance = 25;
  controls.restThreshold = 1e-4;
  controls.smoothTime = 0.16;
  controls.draggingSmoothTime = 0.06;
  controls.dollyToCursor = true;

  const turns = new Set<number>([ACTION.ROTATE, ACTION.TOUCH_ROTATE, ACTION.NONE]);
  controls.addEventListener('control', () => {
    if (!turns.has(controls.currentAction)) onMoved();
    onChange();
  });
  controls.addEventListener('controlstart', onChange);
  controls.addEventListener('wake', onChange);
  const onPointerDown = (event: PointerEvent) => {
    controls.mouseButtons.left = event.shiftKey ? ACTION.TRUCK : ACTION.ROTATE;
  };
  element.addEventListener('pointerdown', onPointerDown, { capture: true });
  // The wheel is no action to the library: it begins and ends nothing.
  element.addEventListener('wheel', onMoved, { passive: true });
  const dispose = () => {
    element.removeEventListener('pointerdown', onPointerDown, { capture: true });
    element.removeEventListener('wheel', onMoved);
    controls.dispose();
  };
  return { controls, dispose };
}
