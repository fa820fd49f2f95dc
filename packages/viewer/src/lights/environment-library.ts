import { PMREMGenerator, type Texture, type WebGLRenderer, type WebGLCubeRenderTarget } from 'three';
import { disposeTree } from '../scene/dispose-tree.ts';
import { createEnvironmentScene } from './environment-scenes.ts';
import type { LightingPresetId } from './lighting-presets.ts';

/** Environments, filtered for every roughness, made when first asked for and kept. */
export interface EnvironmentLibrary {
  /** Takes some milliseconds on a graphics card the first time, seconds without one. */
  get(preset: LightingPresetId): Texture;
  dispose(): void;
}

/** One library per renderer and per life of its context: what it holds dies when the context is lost. */
export function createEnvironmentLibrary(renderer: WebGLRenderer): EnvironmentLibrary {
  const targets = new Map<LightingPresetId, WebGLCubeRenderTarget>();
  const make = (preset: LightingPresetId): WebGLCubeRenderTarget => {
    const generator = new PMREMGenerator(renderer);
    const scene = createEnvironmentScene(preset);
    const target = generator.fromScene(scene, 0.04);
    disposeTree(scene);
    generator.dispose();
    return target;
  };
  return {
    get(preset) {
      const target = targets.get(preset) ?? make(preset);
      targets.set(preset, target);
      return target.texture;
    },
    dispose() {
      for (const target of targets.values()) target.dispose();
      targets.clear();
    },
  };
}
