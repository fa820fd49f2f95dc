import { useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { createContactShadow, type ContactShadow } from './contact-shadow.ts';
import type { StageModel } from './stage-model.ts';

/** The model's soft shadow on the ground: drawn once, not per frame. Mount it anew for another model. */
export function GroundShadow({ stage, isShown }: { stage: StageModel; isShown: boolean }) {
  const { gl, scene, invalidate } = useThree();
  const shadow = useRef<ContactShadow>(null);

  // The outside system is the scene and the graphics card's memory.
  useEffect(() => {
    const made = createContactShadow(gl, stage.object, stage.box);
    shadow.current = made;
    scene.add(made.plane);
    return () => made.dispose();
  }, [gl, scene, stage]);

  useEffect(() => {
    if (shadow.current) shadow.current.plane.visible = isShown;
    invalidate();
  }, [isShown, invalidate]);
  return null;
}
