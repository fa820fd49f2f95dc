import { useFrame } from '@react-three/fiber';

/** Tells of every frame that is drawn. */
export function FrameCounter({ onFrame }: { onFrame: () => void }) {
  useFrame(onFrame);
  return null;
}
