import { useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import type { LoadedModel } from '../loading/load-model.ts';
import { createModeSwitch, type ModeSwitch } from './mode-switch.ts';
import type { ShadingModeId } from './shading-modes.ts';
import { createWireframeOverlay } from './wireframe-overlay.ts';

export interface ShadingProps {
  model: LoadedModel;
  mode: ShadingModeId;
  isWireframe: boolean;
}

/** Dresses the model for the chosen way of looking. Mount it anew for another model. */
export function Shading({ model, mode, isWireframe }: ShadingProps) {
  const { invalidate } = useThree();
  const modes = useRef<ModeSwitch>(null);

  // The outside system is the model's materials.
  useEffect(() => {
    const created = createModeSwitch(model.root);
    modes.current = created;
    return () => created.dispose();
  }, [model]);
  useEffect(() => {
    modes.current?.show(mode);
    invalidate();
  }, [mode, invalidate]);
  useEffect(() => {
    if (!isWireframe) return undefined;
    const overlay = createWireframeOverlay(model.root);
    invalidate();
    return () => {
      overlay.dispose();
      invalidate();
    };
  }, [model, isWireframe, invalidate]);
  return null;
}
