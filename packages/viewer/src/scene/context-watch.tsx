import { useThree } from '@react-three/fiber';
import { useEffect, useEffectEvent } from 'react';

export interface ContextWatchProps {
  onLostChange: (isLost: boolean) => void;
  /** The context is back, empty: rebuild what lived on the card. */
  onRestored: () => void;
}

/** Follows the loss and return of the graphics context. With drawing on demand nothing else would draw again. */
export function ContextWatch({ onLostChange, onRestored }: ContextWatchProps) {
  const { gl, invalidate } = useThree();
  const tellLost = useEffectEvent(() => onLostChange(true));
  const tellRestored = useEffectEvent(() => {
    onRestored();
    onLostChange(false);
    invalidate();
  });
  useEffect(() => {
    const canvas = gl.domElement;
    const onLost = () => tellLost();
    const onReturn = () => tellRestored();
    canvas.addEventListener('webglcontextlost', onLost);
    canvas.addEventListener('webglcontextrestored', onReturn);
    return () => {
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onReturn);
    };
  }, [gl]);
  return null;
}
