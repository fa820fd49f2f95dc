import { PMREMGenerator, type Texture, type WebGLCubeRenderTarget, type WebGLRenderer } from 'three';
import { disposeTree } from '../scene/dispose-tree.ts';
import { createEnvironmentScene } from './environment-scenes.ts';
import type { LightingPresetId } from './lighting-presets.ts';

/** Environments, filtered for every roughness, made when first asked for and kept. */
export interface EnvironmentLibrary {
  /** Takes some milliseconds on a graphics card the first time. */
  get(preset: LightingPresetId): Texture;
  dispose(): void;
}

/** One library per renderer and per life of its context: what it holds dies when the context is lost. */
export function createEnvironmentLibrary(renderer: WebGLRenderer): EnvironmentLibrary {
  const targets = new Map<LightingPresetId, WebGLCubeRenderTarget>();
  const make = (preset: LightingPresetId): WebGLCubeRenderTarget => {
    const generator = createGenerator(renderer);
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

const softwareSidePixels = 64;

/**
 * Filtering 256 pixels a side keeps a processor that plays graphics card busy for seconds, and the whole page with it. The
 * generator takes no less by its own options, so its choice is overruled there; mirrors are a little softer then.
 */
function createGenerator(renderer: WebGLRenderer): PMREMGenerator {
  const generator = new PMREMGenerator(renderer);
  if (!isSoftware(renderer)) return generator;
  return Object.assign(generator, {
    _setSize(this: { _cubeSize: number }) {
      this._cubeSize = softwareSidePixels;
    },
  });
}

/** Whether the processor draws: SwiftShader (Chrome), llvmpipe (Linux), WARP (Windows). */
function isSoftware(renderer: WebGLRenderer): boolean {
  const context = renderer.getContext();
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return /swiftshader|llvmpipe|software|basic render/i.test(String(name));
}
