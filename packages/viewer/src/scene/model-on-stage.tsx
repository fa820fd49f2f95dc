import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { StageModel } from './stage-model.ts';

/** Puts the model into the scene when its programs are built, and tells when it has been drawn. */
export function ModelOnStage({ stage, onDrawn }: { stage: StageModel; onDrawn: () => void }) {
  const { gl, scene, camera, invalidate } = useThree();
  const isAwaited = useRef(false);
  const tellDrawn = useEffectEvent(onDrawn);

  // The outside system is the scene. Building the programs beside the main thread keeps the page alive meanwhile.
  useEffect(() => {
    let isWanted = true;
    const show = () => {
      if (!isWanted) return;
      scene.add(stage.object);
      isAwaited.current = true;
      invalidate();
    };
    gl.compileAsync(stage.object, camera, scene).then(show, show);
    return () => {
      isWanted = false;
      isAwaited.current = false;
      stage.object.removeFromParent();
    };
  }, [gl, scene, camera, stage, invalidate]);

  const announceDrawn = () => tellDrawn();
  useFrame(() => {
    if (!isAwaited.current) return;
    isAwaited.current = false;
    // The frame is drawn when this callback's task is over.
    queueMicrotask(announceDrawn);
  });
  return null;
}
