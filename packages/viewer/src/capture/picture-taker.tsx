import { useThree } from '@react-three/fiber';
import { useImperativeHandle, type Ref } from 'react';
import type { PerspectiveCamera } from 'three';
import { takePicture, type Backdrop } from './take-picture.ts';

export interface PictureTakerHandle {
  /** The view as a PNG, two pixels for each CSS pixel. */
  take(backdrop: Backdrop | null): Promise<Blob>;
}

/** Gives the page a way to take pictures of the stage. */
export function PictureTaker({ ref }: { ref: Ref<PictureTakerHandle> }) {
  const { gl, scene, camera } = useThree();
  useImperativeHandle(
    ref,
    () => ({
      take: (backdrop) =>
        takePicture({ renderer: gl, scene, camera: camera as PerspectiveCamera, backdrop, scale: 2 }),
    }),
    [gl, scene, camera],
  );
  return null;
}
