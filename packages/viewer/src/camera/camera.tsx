import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';
import type { Object3D, PerspectiveCamera } from 'three';
import { createCameraRig, type CameraRig } from './camera-rig.ts';

export interface CameraProps {
  ref: Ref<CameraRig>;
  /** The outline of the model on the stage; a new one is framed. */
  outline: Float32Array | null;
  /** What a double click can fly to. */
  root: Object3D | null;
  isTurning: boolean;
  /** No flights: every move arrives at once. */
  isInstant: boolean;
}

/** Pixels at the lower edge that the toolbar covers, halved: so far the middle of the picture moves up. */
const liftPixels = 26;

/** Connects the camera to pointer, window size and settings. */
export function Camera({ ref, outline, root, isTurning, isInstant }: CameraProps) {
  const { camera, gl, size, invalidate } = useThree();
  const rig = useRef<CameraRig>(null);

  // The outside systems are the canvas, its pointer and its size.
  useLayoutEffect(() => {
    const created = createCameraRig({
      camera: camera as PerspectiveCamera,
      element: gl.domElement,
      onChange: invalidate,
    });
    rig.current = created;
    return () => created.dispose();
  }, [camera, gl, invalidate]);
  useImperativeHandle(ref, () => rig.current as CameraRig, []);

  useEffect(() => {
    rig.current?.resize({ widthPixels: size.width, heightPixels: size.height, liftPixels });
  }, [size.width, size.height]);
  useEffect(() => {
    if (outline) rig.current?.frameNewModel(outline);
  }, [outline]);
  useEffect(() => rig.current?.setTurning(isTurning), [isTurning]);
  useEffect(() => rig.current?.setInstant(isInstant), [isInstant]);
  useEffect(() => {
    if (!root) return undefined;
    const canvas = gl.domElement;
    const onDoubleClick = ({ offsetX, offsetY }: MouseEvent) => {
      const x = (offsetX / canvas.clientWidth) * 2 - 1;
      const y = 1 - (offsetY / canvas.clientHeight) * 2;
      rig.current?.flyTo({ x, y }, root);
    };
    canvas.addEventListener('dblclick', onDoubleClick);
    return () => canvas.removeEventListener('dblclick', onDoubleClick);
  }, [root, gl]);

  useFrame((_, deltaSeconds) => {
    if (rig.current?.update(deltaSeconds)) invalidate();
  });
  return null;
}
