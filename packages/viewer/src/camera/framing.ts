import type CameraControls from 'camera-controls';
import { Spherical, type PerspectiveCamera } from 'three';
import { fitDistance } from './fit-distance.ts';

/** Radians round the vertical axis (0 looks from +Z, the front in glTF) and down from straight above. */
export interface Direction {
  azimuth: number;
  polar: number;
}

/** Air round the model, of the picture's width and height. */
const filledShare = 0.86;

/** Keeps the whole model in the picture for as long as nobody moved closer or aside. */
export interface Framing {
  setPoints(points: Float32Array): void;
  /** The camera keeps its direction and sees all of the model. */
  frame(isSmooth: boolean): void;
  turnTo(direction: Direction, isSmooth: boolean): void;
  /** From now on the view is the reader's own: a new window size leaves it. */
  letGo(): void;
  isFramed(): boolean;
  resize(size: { widthPixels: number; heightPixels: number; liftPixels: number }): void;
}

/** Frames what stands round the origin of the stage. */
export function createFraming(controls: CameraControls, camera: PerspectiveCamera): Framing {
  let points: Float32Array = new Float32Array();
  let isFramed = true;
  let freeHeight = 1;
  const frame = (isSmooth: boolean) => {
    isFramed = true;
    const { theta, phi } = goalOf(controls);
    const distance = fitDistance({
      points,
      azimuth: theta,
      polar: phi,
      fov: (camera.fov * Math.PI) / 180,
      aspect: camera.aspect,
      share: { width: filledShare, height: filledShare * freeHeight },
    });
    void controls.moveTo(0, 0, 0, isSmooth);
    void controls.dollyTo(distance, isSmooth);
  };
  return {
    setPoints: (next) => void (points = next),
    frame,
    turnTo({ azimuth, polar }, isSmooth) {
      controls.normalizeRotations();
      void controls.rotateTo(azimuth, polar, isSmooth);
    },
    letGo: () => void (isFramed = false),
    isFramed: () => isFramed,
    resize({ widthPixels, heightPixels, liftPixels }) {
      // The toolbar covers the lower edge: the middle of what is free becomes the middle of the picture.
      camera.aspect = widthPixels / heightPixels;
      freeHeight = Math.max(0.5, 1 - (2 * liftPixels) / heightPixels);
      camera.setViewOffset(widthPixels, heightPixels, 0, liftPixels, widthPixels, heightPixels);
      if (isFramed) frame(false);
    },
  };
}

/** Where the camera is heading, not where it is: steps in quick succession add up. */
export const goalOf = (controls: CameraControls): Spherical => controls.getSpherical(new Spherical(), true);
