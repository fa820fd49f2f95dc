import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import { createEnvironmentLibrary, type EnvironmentLibrary } from './environment-library.ts';
import { presetById, type LightingPresetId } from './lighting-presets.ts';
import { createLightingRig, type LightingRig } from './lighting-rig.ts';
import { setExposure } from './set-exposure.ts';

export interface LightingProps {
  preset: LightingPresetId;
  exposureStops: number;
  /** The model has been drawn once with the two lights: now there is time for the environment. */
  isModelDrawn: boolean;
  onEnvironmentReady: () => void;
}

/** Lights the scene. Mount it anew after the graphics context was lost. */
export function Lighting({ preset, exposureStops, isModelDrawn, onEnvironmentReady }: LightingProps) {
  const { gl, scene, invalidate } = useThree();
  const rig = useRef<LightingRig>(null);
  const library = useRef<EnvironmentLibrary>(null);
  const isFirst = useRef(true);

  // The outside system is the scene and the graphics card's memory.
  useEffect(() => {
    rig.current = createLightingRig(scene);
    library.current = createEnvironmentLibrary(gl);
    isFirst.current = true;
    return () => {
      rig.current?.dispose();
      library.current?.dispose();
    };
  }, [gl, scene]);

  const showPreset = useMemo(
    () => () => {
      const environment = library.current!.get(preset);
      rig.current!.show(presetById(preset), environment, { fade: isFirst.current });
      isFirst.current = false;
      invalidate();
      onEnvironmentReady();
    },
    [preset, invalidate, onEnvironmentReady],
  );

  useEffect(() => {
    if (!isModelDrawn) return undefined;
    // A pause of the main thread, so that the drawn model is on screen and clicks are taken before the work starts.
    const timer = setTimeout(showPreset, isFirst.current ? 60 : 0);
    return () => clearTimeout(timer);
  }, [isModelDrawn, showPreset]);

  useEffect(() => {
    setExposure(gl, exposureStops);
    invalidate();
  }, [gl, exposureStops, invalidate]);

  useFrame((_, deltaSeconds) => {
    if (rig.current?.update(Math.min(deltaSeconds, 0.1))) invalidate();
  });
  return null;
}
